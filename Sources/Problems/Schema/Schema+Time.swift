extension ProblemSchema {
  /// The grid, and laws of the deadline with the races among them.
  static let time = #"""
        "time": {
          "description": "The grid of equal steps.",
          "type": "object",
          "oneOf": [{"required": ["horizon"]}, {"required": ["until"]}],
          "additionalProperties": false,
          "properties": {
            "start": {
              "$ref": "#/$defs/moment",
              "description": "The moment of boundary 0; moments are years from now where it is 0.",
              "default": 0,
              "examples": [2026]
            },
            "step": {
              "$ref": "#/$defs/duration",
              "description": "Years a step.",
              "default": 1,
              "examples": ["6 months"]
            },
            "horizon": {
              "$ref": "#/$defs/duration",
              "description": "Years from the start to the last moment that is looked at; or give until.",
              "examples": [30]
            },
            "until": {
              "$ref": "#/$defs/moment",
              "description": "The last moment that is looked at; or give horizon.",
              "examples": [2056]
            }
          }
        },
        "law": {
          "description": "A moment for certain, an interval, point masses, cumulative chances, percentiles, a table, or a race.",
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
                  "description": "Moments with the chance that the deadline has come by then.",
                  "type": "object",
                  "minProperties": 1,
                  "propertyNames": {"$ref": "#/$defs/momentKey"},
                  "additionalProperties": {"$ref": "#/$defs/share"}
                }
              },
              "examples": [{"by": {"2035": "10%", "2047": "50%", "2075": "90%"}}]
            },
            {
              "$ref": "#/$defs/table",
              "description": "A CSV file of two columns: moments with cumulative chances.",
              "examples": [{"csv": "deadline.csv"}]
            },
            {
              "description": "The moment at which a rival programme finishes.",
              "type": "object",
              "required": ["race"],
              "additionalProperties": false,
              "properties": {"race": {"$ref": "#/$defs/race"}}
            }
          ],
          "examples": [
            2052,
            "2035 to 2070",
            {"2040": "20%", "2052": "50%", "never": "30%"},
            {"10%": 2030, "median": 2038, "80%": 2060}
          ]
        },
        "race": {
          "description": "A rival with people and work of its own. It deals them out by a naive rule, and the deadline is the moment at which it finishes.",
          "type": "object",
          "required": ["pools", "chunks"],
          "additionalProperties": false,
          "properties": {
            "pools": {
              "description": "The rival's pools, by name; nobody pays for them.",
              "type": "object",
              "minProperties": 1,
              "maxProperties": 10000,
              "propertyNames": {"$ref": "#/$defs/newName"},
              "properties": {
                "csv": {
                  "description": "A table of the rival's pools.",
                  "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/pool"}]
                }
              },
              "additionalProperties": {"$ref": "#/$defs/pool"}
            },
            "chunks": {
              "description": "The rival's chunks, by name; all of them are needed.",
              "type": "object",
              "minProperties": 1,
              "maxProperties": 10000,
              "propertyNames": {"$ref": "#/$defs/newName"},
              "properties": {
                "csv": {
                  "description": "A table of the rival's chunks.",
                  "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/chunk"}]
                }
              },
              "additionalProperties": {"$ref": "#/$defs/chunk"}
            },
            "allocator": {
              "description": "The rule that the rival follows.",
              "enum": ["even", "by-size", "parallel-first", "serial-first"],
              "default": "serial-first"
            }
          },
          "examples": [
            {
              "pools": {"lab": {"headcount": 50}},
              "chunks": {"model": {"count": 10, "years": 8}},
              "allocator": "serial-first"
            }
          ]
        },

    """#
}
