//! The values that the builder has for parameters of calls.

use super::Builder;
use super::core::is_header_of_scheme;
use super::parameter::{ClientParameter, Preset, encode};
use crate::json::ToJson;
use crate::operation::BuildError;

impl Builder {
    /// The parameters that the client can have values for.
    pub fn parameters(mut self, parameters: &'static [ClientParameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// The value of the parameter that this method of the generated builder sets.
    pub fn parameter(mut self, setter: &str, value: &dyn ToJson) -> Self {
        if let Some(parameter) = self.parameters.iter().find(|known| known.setter == setter) {
            let given = format!("the value given to `.{setter}(…)`");
            self.set_parameter(parameter, value, &given);
        }
        self
    }

    /// Sets a value; `given` names it in messages.
    pub(super) fn set_parameter(&mut self, parameter: &'static ClientParameter, value: &dyn ToJson, given: &str) {
        match encode(parameter, is_header_of_scheme(self.schemes, parameter.name), value) {
            Ok(preset) => {
                let violation = preset.violation.as_ref().map(|reason| format!("{given} {reason}"));
                self.presets.retain(|known| known.parameter.setter != parameter.setter);
                self.presets.push(Preset { violation, ..preset });
            }
            Err(reason) => self.fail(format!("{given} {reason}")),
        }
    }

    /// # Errors
    /// A value does not meet the constraints of the document.
    pub(super) fn check_presets(&self) -> Result<(), BuildError> {
        let violation = self.presets.iter().find_map(|preset| preset.violation.clone());
        match violation.filter(|_| self.check_parameters) {
            Some(violation) => Err(BuildError::new(violation)),
            None => Ok(()),
        }
    }
}
