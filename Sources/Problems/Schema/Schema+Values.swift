extension ProblemSchema {
  /// Kinds of values: names, shares, amounts, durations, moments.
  static let values = #"""
      "$defs": {
        "text": {"description": "Text.", "type": ["string", "number", "boolean"]},
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
        "people": {
          "description": "A whole number from 0 to 10,000,000.",
          "type": "integer",
          "minimum": 0,
          "maximum": 10000000
        },
        "team": {
          "description": "A whole number from 1 to 10,000,000.",
          "type": "integer",
          "minimum": 1,
          "maximum": 10000000
        },
        "count": {
          "description": "A whole number from 1 to 1,000,000, or an interval such as 5 to 20.",
          "anyOf": [{"type": "integer", "minimum": 1, "maximum": 1000000}, {"$ref": "#/$defs/interval"}]
        },
        "years": {
          "description": "A number above 0, or an interval such as 5 to 20.",
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
            {"type": "string", "pattern": "^([0-9]+(\\.[0-9]*)?|\\.[0-9]+) +(years?|quarters?|months?)$"}
          ]
        },
        "none": {
          "description": "Years, 0 or more, or with a unit: 6 months.",
          "anyOf": [{"type": "number", "minimum": 0}, {"$ref": "#/$defs/duration"}]
        },
        "moment": {
          "description": "A year such as 2035 or 2035.5, or a date such as 2035-07-01.",
          "anyOf": [{"type": "number"}, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$"}]
        },
        "momentKey": {
          "pattern": "^([+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})$"
        },
        "table": {
          "description": "A CSV file of two columns: moments with values.",
          "type": "object",
          "required": ["csv"],
          "additionalProperties": false,
          "properties": {
            "csv": {
              "description": "The file; its path is relative to the problem file.",
              "type": "string",
              "minLength": 1
            }
          }
        },

    """#
}
