//! Parameters whose values are those of the client, unless the call has others.

use super::draft::Draft;
use crate::client::{ClientParameter, PresetValue};
use crate::credential::SchemeKind;
use crate::error::ExchangeError;
use crate::operation::Inherited;

impl Draft {
    /// Adds the values of the client. A request that the document does not describe gets all of them.
    ///
    /// # Errors
    /// Neither the call nor the client has a required one.
    pub(super) fn inherit(&mut self) -> Result<(), ExchangeError> {
        if self.target().is_none() && self.operation.inherited.is_empty() {
            return Ok(());
        }
        let core = self.core.clone();
        let settings = core.settings();
        if self.target().is_some() {
            for preset in &settings.presets {
                self.add_preset(&preset.value);
            }
            return Ok(());
        }
        for inherited in self.operation.inherited {
            if let Some(preset) = settings.preset(inherited) {
                self.add_preset(&preset.value);
            } else if inherited.is_required && !self.has(inherited) {
                return Err(self.unbuildable(missing(inherited, settings.parameter(inherited))));
            }
        }
        Ok(())
    }

    fn has(&self, inherited: &Inherited) -> bool {
        let Inherited { name, is_query, .. } = *inherited;
        self.carries(if is_query { SchemeKind::ApiKeyQuery(name) } else { SchemeKind::ApiKeyHeader(name) })
    }

    /// Adds a value of the client, unless the request has the parameter.
    fn add_preset(&mut self, value: &PresetValue) {
        match value {
            PresetValue::Header(name, value) => {
                if !self.headers.contains_key(name) {
                    self.headers.insert(name, value.clone());
                }
            }
            PresetValue::Query(pair, shown) => {
                if !self.has_query(pair.expose()) {
                    self.raw_query(pair.expose(), shown);
                }
            }
        }
    }
}

/// The message about a parameter that nobody has set.
fn missing(inherited: &Inherited, of_client: Option<&ClientParameter>) -> String {
    let Inherited { setter, .. } = inherited;
    let on_client = of_client.map(|known| {
        let ClientParameter { setter, variable, .. } = known;
        format!(", or `.{setter}(…)` on the client's builder, or `{variable}` in the environment for `from_env()`")
    });
    format!("the {} is required; set `.{setter}(…)` on the call{}", inherited.shown(), on_client.unwrap_or_default())
}
