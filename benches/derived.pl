#!/usr/bin/env perl
# Rewrites a generated source so that its structs derive serde, for comparison: reads standard input, writes standard output.
#
#   codegen::object!(Pet { required id "id", optional tag "tag" });   →   #[derive(Serialize, Deserialize)] on Pet,
#                                                                         serde(rename) on its fields
use strict;
use warnings;

local $/;
my $text = <STDIN>;
my %rows;

# Each table becomes attributes of the fields, and a way from the runtime's tree through `serde_json`.
my $table = qr/codegen::object!\(\s*(\w+) \{(.*?)\}\s*(?:rest\s+((?:r\#)?\w+)\s*)?\);/s;
while ($text =~ /$table/g) {
    my ($name, $fields, $rest) = ($1, $2, $3);
    while ($fields =~ /(required|optional)\s+((?:r\#)?\w+)\s+("(?:[^"\\]|\\.)*")/g) {
        my $absent = $1 eq 'optional' ? ', default, skip_serializing_if = "Option::is_none"' : '';
        $rows{$name}{$2} = "#[serde(rename = $3$absent)]";
    }
    $rows{$name}{$rest} = '#[serde(flatten)]' if defined $rest;
    $rows{$name}{''} = 1;
}
$text =~ s{$table}{
    "impl codegen::FromJson for $1 { #[inline] fn from_json(value: codegen::Value<'_>) -> codegen::Decoded<Self> {
        serde_json::from_value(value.into_json()).map_err(|error| codegen::DecodeError::new(error.to_string())) } }
    impl codegen::ToJson for $1 { #[inline] fn write_json(&self, json: &mut codegen::Writer) {
        json.json(&serde_json::to_value(self).unwrap_or_default()); } }"
}ge;

my ($struct, @lines) = ('');
for my $line (split /\n/, $text) {
    if ($line =~ /^pub struct (\w+) \{/ && $rows{$1}) {
        $struct = $1;
        # The derive stands before the other attributes.
        for (my $at = $#lines; $at >= 0; $at--) {
            last if $lines[$at] =~ s/#\[derive\(Clone/#[derive(Debug, serde::Serialize, serde::Deserialize, Clone/;
        }
    } elsif ($line eq '}') {
        $struct = '';
    } elsif ($struct && $line =~ /^    pub ((?:r\#)?\w+):/ && $rows{$struct}{$1}) {
        push @lines, "    $rows{$struct}{$1}";
    }
    push @lines, $line;
}
print join("\n", @lines), "\n";
