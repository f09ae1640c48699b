extension ProblemSchema {
  /// Budgets and grants, and the shares and awards of the status quo.
  static let money = #"""
        "budget": {
          "description": "What comes in; what is not spent carries over.",
          "anyOf": [
            {"$ref": "#/$defs/amount", "description": "An amount for the whole time."},
            {"$ref": "#/$defs/amounts", "description": "Amounts by moment: income then, once each."},
            {
              "description": "Income every year.",
              "type": "object",
              "required": ["per-year"],
              "additionalProperties": false,
              "properties": {
                "per-year": {
                  "description": "So much a year, or amounts by moment that are so much a year from then on; it comes in at every boundary.",
                  "anyOf": [{"$ref": "#/$defs/amount"}, {"$ref": "#/$defs/amounts"}],
                  "examples": ["5M", {"2026": "5M", "2028": "8M"}]
                }
              }
            }
          ],
          "examples": ["20M", {"2026": "5M", "2028": "8M"}, {"per-year": "5M"}]
        },
        "amounts": {
          "description": "Amounts by moment: once each, or a year from then on.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/momentKey"},
          "additionalProperties": {"$ref": "#/$defs/amount"}
        },
        "grant": {
          "description": "An award that may be made: money now, people later.",
          "type": "object",
          "required": ["adds"],
          "additionalProperties": false,
          "properties": {
            "cost": {
              "$ref": "#/$defs/cost",
              "description": "What one award costs, once; nothing where it is left out.",
              "examples": ["2M"]
            },
            "adds": {
              "description": "People that one award adds to pools; below 0 it takes them from there.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": {"type": "integer", "minimum": -10000000, "maximum": 10000000},
              "examples": [{"researchers": 10}]
            },
            "lag": {
              "$ref": "#/$defs/none",
              "description": "Years from the award to the people.",
              "default": 0,
              "examples": [2]
            },
            "lasts": {
              "$ref": "#/$defs/duration",
              "description": "Years for which they stay; for good where it is left out.",
              "examples": [5]
            },
            "max": {
              "description": "Awards in all, over all moments.",
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000,
              "default": 1,
              "examples": [3]
            },
            "award": {
              "description": "The moment of award, or several of which the plan chooses; the start where it is left out.",
              "anyOf": [
                {"$ref": "#/$defs/moment"},
                {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/moment"}}
              ],
              "examples": [[2026, 2028]]
            }
          },
          "examples": [{"cost": "2M", "adds": {"researchers": 10}, "lag": 2, "lasts": 5}]
        },
        "awards": {
          "description": "Awards by grant.",
          "type": "object",
          "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 1000000}
        },
        "shares": {
          "description": "Shares by chunk, 1 at most together.",
          "type": "object",
          "minProperties": 1,
          "additionalProperties": {"$ref": "#/$defs/share"}
        }
      }
    }

    """#
}
