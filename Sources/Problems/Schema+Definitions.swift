extension ProblemSchema {
  /// The parts of the schema that its head refers to, up to the closing brace.
  static let definitions = values + parts

  /// Kinds of values: names, shares, amounts, durations, moments, laws.
  static let values = #"""
      "$defs": {
        "text": {"type": ["string", "number", "boolean"]},
        "newName": {
          "description": "Any text without control characters, and without what turns the order of letters.",
          "minLength": 1,
          "maxLength": 200,
          "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]*$"
        },
        "name": {"description": "A name that the file has.", "type": ["string", "number", "boolean"]},
        "share": {
          "description": "From 0 to 1: 0.1, or 10%.",
          "anyOf": [
            {"type": "number", "minimum": 0, "maximum": 1},
            {"type": "string", "pattern": "^\\+?(100(\\.0*)?|[0-9]{1,2}(\\.[0-9]*)?|\\.[0-9]+) *%$"}
          ]
        },
        "positiveShare": {
          "description": "Above 0 and up to 1: 0.1, or 10%.",
          "anyOf": [
            {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            {
              "type": "string",
              "pattern": "^(?![0. ]*%)\\+?(100(\\.0*)?|[0-9]{1,2}(\\.[0-9]*)?|\\.[0-9]+) *%$"
            },
            {
              "description": "The 5 % and the 95 % point of an uncertain share: 5% to 20%.",
              "type": "string",
              "pattern": "^[0-9.]+ *%? +to +[0-9.]+ *%?$"
            }
          ]
        },
        "amount": {
          "description": "A number, or with k for thousand, M for million, B for billion: 150k.",
          "anyOf": [
            {"type": "number", "minimum": 0},
            {"type": "string", "pattern": "^\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)? *[kKMB]$"}
          ]
        },
        "people": {"type": "integer", "minimum": 0, "maximum": 10000000},
        "team": {"type": "integer", "minimum": 1, "maximum": 10000000},
        "years": {
          "description": "Serial years.",
          "anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"$ref": "#/$defs/interval"}]
        },
        "interval": {
          "description": "The 5 % and the 95 % point of an uncertain number: 5 to 20.",
          "type": "string",
          "pattern": "^[0-9.eE+]+ +to +[0-9.eE+]+$"
        },
        "duration": {
          "description": "Years, or with a unit: 6 months, 1 quarter.",
          "anyOf": [
            {"type": "number", "exclusiveMinimum": 0},
            {
              "type": "string",
              "pattern": "^([0-9]+(\\.[0-9]*)?|\\.[0-9]+) +(years?|quarters?|months?)$"
            }
          ]
        },
        "moment": {
          "description": "A year such as 2035 or 2035.5, or a date such as 2035-07-01.",
          "anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$"}]
        },
        "momentKey": {
          "pattern": "^([+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})$"
        },
        "shares": {
          "description": "Shares by chunk, 1 at most together.",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {"$ref": "#/$defs/share"}
        },
        "table": {
          "description": "A CSV file of two columns, a moment and a value; relative to the problem file.",
          "type": "object",
          "required": ["csv"],
          "additionalProperties": false,
          "properties": {"csv": {"type": "string", "minLength": 1}}
        },
        "law": {
          "description": "A moment for certain, an interval, point masses, cumulative chances, or a table of these.",
          "anyOf": [
            {"$ref": "#/$defs/moment"},
            {
              "description": "5 % and 95 % points of a lognormal in years since the start: 2035 to 2070.",
              "type": "string",
              "pattern": "^[0-9.+-]+ +to +[0-9.+-]+$"
            },
            {
              "description": "Moments with their chances, and never; they sum to 1.",
              "type": "object",
              "minProperties": 1,
              "propertyNames": {"anyOf": [{"$ref": "#/$defs/momentKey"}, {"const": "never"}]},
              "additionalProperties": {"$ref": "#/$defs/share"}
            },
            {
              "description": "Percentiles: shares with the moments by which they are reached; what is left is never.",
              "type": "object",
              "minProperties": 1,
              "propertyNames": {
                "pattern": "^(median|\\+?(100(\\.0*)?|[0-9]{1,2}(\\.[0-9]*)?|\\.[0-9]+) *%|0?\\.[0-9]+|[01](\\.0*)?)$"
              },
              "additionalProperties": {"$ref": "#/$defs/moment"}
            },
            {
              "description": "Cumulative chances with straight lines between; what is left is never.",
              "type": "object",
              "required": ["by"],
              "additionalProperties": false,
              "properties": {
                "by": {
                  "type": "object",
                  "minProperties": 1,
                  "propertyNames": {"$ref": "#/$defs/momentKey"},
                  "additionalProperties": {"$ref": "#/$defs/share"}
                }
              }
            },
            {"$ref": "#/$defs/table"},
            {
              "description": "The moment at which a rival programme finishes.",
              "type": "object",
              "required": ["race"],
              "additionalProperties": false,
              "properties": {"race": {"$ref": "#/$defs/race"}}
            }
          ]
        },

    """#
}
