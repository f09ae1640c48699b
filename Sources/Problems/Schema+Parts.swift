/// What stands under the keys of a file.
extension ProblemSchema {
  /// From `time` to `budgets`, each with what it is for.
  static let parts = #"""
        "time": {
          "description": "The grid of equal steps.",
          "type": "object",
          "oneOf": [{"required": ["horizon"]}, {"required": ["until"]}],
          "additionalProperties": false,
          "properties": {
            "start": {"$ref": "#/$defs/moment", "description": "The moment of boundary 0; default 0."},
            "step": {"$ref": "#/$defs/duration", "description": "Years a step; default 1."},
            "horizon": {
              "$ref": "#/$defs/duration",
              "description": "Years from the start to the last moment that is looked at; or give until."
            },
            "until": {
              "$ref": "#/$defs/moment",
              "description": "The last moment that is looked at; or give horizon."
            }
          }
        },
        "cost": {
          "description": "Per person-year held: an amount where there is one budget, or amounts by budget.",
          "anyOf": [
            {"$ref": "#/$defs/amount"},
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/amount"}}
          ]
        },
        "headcount": {
          "description": "A whole number; or people by moment; or a start with growth a year; or a table.",
          "anyOf": [
            {"$ref": "#/$defs/people"},
            {
              "type": "object",
              "minProperties": 1,
              "propertyNames": {"$ref": "#/$defs/momentKey"},
              "additionalProperties": {"$ref": "#/$defs/people"}
            },
            {
              "type": "object",
              "required": ["start", "growth"],
              "additionalProperties": false,
              "properties": {
                "start": {"$ref": "#/$defs/people"},
                "growth": {
                  "description": "A year, above -100%: 10%.",
                  "anyOf": [
                    {"type": "number", "exclusiveMinimum": -1},
                    {"type": "string", "pattern": "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *%$"}
                  ]
                }
              }
            },
            {"$ref": "#/$defs/table"}
          ]
        },
        "pool": {
          "type": "object",
          "required": ["headcount"],
          "additionalProperties": false,
          "properties": {
            "headcount": {"$ref": "#/$defs/headcount"},
            "correct": {
              "$ref": "#/$defs/positiveShare",
              "description": "The chance that an attempt is correct; default 1."
            },
            "pace": {
              "$ref": "#/$defs/positiveShare",
              "description": "The share of the time that a person does the job correctly; default 1."
            },
            "cost": {"$ref": "#/$defs/cost"}
          }
        },
        "race": {
          "description": "A rival with people and work of its own; it deals them out by a naive rule.",
          "type": "object",
          "required": ["pools", "chunks"],
          "additionalProperties": false,
          "properties": {
            "pools": {
              "type": "object",
              "minProperties": 1,
              "maxProperties": 10000,
              "propertyNames": {"$ref": "#/$defs/newName"},
              "properties": {
                "csv": {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/pool"}]}
              },
              "additionalProperties": {"$ref": "#/$defs/pool"}
            },
            "chunks": {
              "type": "object",
              "minProperties": 1,
              "maxProperties": 10000,
              "propertyNames": {"$ref": "#/$defs/newName"},
              "properties": {
                "csv": {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/chunk"}]}
              },
              "additionalProperties": {"$ref": "#/$defs/chunk"}
            },
            "allocator": {
              "description": "The rule that the rival follows; default serial-first.",
              "enum": ["even", "by-size", "parallel-first", "serial-first"]
            }
          }
        },
        "none": {
          "description": "Years, 0 or more, or with a unit: 6 months.",
          "anyOf": [{"type": "number", "minimum": 0}, {"$ref": "#/$defs/duration"}]
        },
        "awards": {
          "description": "Awards by grant.",
          "type": "object",
          "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 1000000}
        },
        "grant": {
          "description": "An award that may be made: money now, people later.",
          "type": "object",
          "required": ["adds"],
          "additionalProperties": false,
          "properties": {
            "cost": {"$ref": "#/$defs/cost", "description": "Of one award, once; default none."},
            "adds": {
              "description": "People that one award adds to pools; below 0 it takes them from there.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": {"type": "integer", "minimum": -10000000, "maximum": 10000000}
            },
            "lag": {"$ref": "#/$defs/none", "description": "Years from the award to the people; default 0."},
            "lasts": {"$ref": "#/$defs/duration", "description": "Years for which they stay; default for good."},
            "max": {
              "description": "Awards in all; default 1.",
              "type": "integer",
              "minimum": 0,
              "maximum": 1000000
            },
            "award": {
              "description": "The moment of award, or several; default the start.",
              "anyOf": [
                {"$ref": "#/$defs/moment"},
                {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/moment"}}
              ]
            }
          }
        },
        "hastens": {
          "description": "Years of deadline lost a person-year; or a leak; or chunks given to a rival.",
          "anyOf": [
            {"type": "number", "minimum": 0},
            {
              "type": "object",
              "required": ["chance", "years"],
              "additionalProperties": false,
              "properties": {"chance": {"$ref": "#/$defs/share"}, "years": {"$ref": "#/$defs/none"}}
            },
            {
              "type": "object",
              "required": ["rival", "by"],
              "additionalProperties": false,
              "properties": {"rival": {"$ref": "#/$defs/name"}, "by": {"type": "number", "minimum": 0}}
            }
          ]
        },
        "chunk": {
          "type": "object",
          "required": ["years"],
          "additionalProperties": false,
          "properties": {
            "count": {"$ref": "#/$defs/count", "description": "Equal chunks in the bundle; default 1."},
            "years": {"$ref": "#/$defs/years", "description": "Serial years of one chunk."},
            "team": {
              "description": "People of an attempt, default 1; or people by pool for a mixed team.",
              "anyOf": [
                {"$ref": "#/$defs/team"},
                {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/team"}}
              ]
            },
            "correct": {
              "$ref": "#/$defs/positiveShare",
              "description": "Of a mixed team, where it is not the product of its pools."
            },
            "hastens": {"$ref": "#/$defs/hastens"},
            "joining": {
              "description": "solo: a slow pace stretches serial time. relay: more people hand over.",
              "enum": ["solo", "relay"]
            },
            "credit": {
              "description": "pooled: any correct attempt delivers a missing chunk. separate: each needs its own.",
              "enum": ["pooled", "separate"]
            },
            "pools": {
              "description": "Who may work on it: a name, a list, or pools with what differs there; default all.",
              "anyOf": [
                {"$ref": "#/$defs/name"},
                {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/name"}},
                {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/eligible"}}
              ]
            },
            "after": {
              "description": "What must be finished first.",
              "anyOf": [
                {"$ref": "#/$defs/name"},
                {"type": "array", "items": {"$ref": "#/$defs/name"}}
              ]
            },
            "needed": {"description": "Default true.", "type": "boolean"}
          }
        },
        "count": {
          "anyOf": [{"type": "integer", "minimum": 1, "maximum": 1000000}, {"$ref": "#/$defs/interval"}]
        },
        "eligible": {
          "type": ["object", "null"],
          "additionalProperties": false,
          "properties": {
            "correct": {"$ref": "#/$defs/positiveShare"},
            "pace": {"$ref": "#/$defs/positiveShare"},
            "cost": {"$ref": "#/$defs/cost"},
            "years": {"$ref": "#/$defs/years"}
          }
        },
        "world": {
          "description": "What differs in this world from the file.",
          "type": "object",
          "required": ["credence"],
          "additionalProperties": false,
          "properties": {
            "credence": {"$ref": "#/$defs/share", "description": "The share of belief it has."},
            "deadline": {"$ref": "#/$defs/law"},
            "pools": {
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "correct": {"$ref": "#/$defs/positiveShare"},
                  "pace": {"$ref": "#/$defs/positiveShare"}
                }
              }
            },
            "chunks": {"type": "object", "additionalProperties": {"$ref": "#/$defs/otherChunk"}}
          }
        },
        "otherChunk": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "count": {"$ref": "#/$defs/count"},
            "years": {"$ref": "#/$defs/years"},
            "needed": {"type": "boolean"},
            "pools": {
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "correct": {"$ref": "#/$defs/positiveShare"},
                  "pace": {"$ref": "#/$defs/positiveShare"},
                  "years": {"$ref": "#/$defs/years"}
                }
              }
            }
          }
        },
        "budget": {
          "description": "An amount for the whole time, or income by moment, or so much a year; the rest carries over.",
          "anyOf": [
            {"$ref": "#/$defs/amount"},
            {"$ref": "#/$defs/amounts"},
            {
              "description": "Comes in at every boundary: the amount of a year times the years of a step.",
              "type": "object",
              "required": ["per-year"],
              "additionalProperties": false,
              "properties": {
                "per-year": {"anyOf": [{"$ref": "#/$defs/amount"}, {"$ref": "#/$defs/amounts"}]}
              }
            }
          ]
        },
        "amounts": {
          "description": "Amounts by moment: once each, or a year from then on.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/momentKey"},
          "additionalProperties": {"$ref": "#/$defs/amount"}
        }
      }
    }

    """#
}
