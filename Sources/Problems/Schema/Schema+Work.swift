extension ProblemSchema {
  /// Chunks: how much work there is, who may do it, and what it does to the deadline.
  static let work = #"""
        "hastens": {
          "anyOf": [
            {
              "description": "Years of deadline lost for each person-year held, 0 or more.",
              "type": "number",
              "minimum": 0
            },
            {
              "description": "A leak: once it is attempted the deadline comes some years sooner, with a chance.",
              "type": "object",
              "required": ["chance", "years"],
              "additionalProperties": false,
              "properties": {
                "chance": {"$ref": "#/$defs/share", "description": "The chance that it leaks."},
                "years": {
                  "$ref": "#/$defs/none",
                  "description": "By how many years the deadline then comes sooner."
                }
              },
              "examples": [{"chance": "5%", "years": 3}]
            },
            {
              "description": "A gift: each person-year gives the rival so many finished chunks.",
              "type": "object",
              "required": ["rival", "by"],
              "additionalProperties": false,
              "properties": {
                "rival": {
                  "$ref": "#/$defs/name",
                  "description": "The rival's chunk, where the deadline is a race."
                },
                "by": {
                  "description": "Chunks that a person-year gives to the rival, 0 or more.",
                  "type": "number",
                  "minimum": 0
                }
              },
              "examples": [{"rival": "model", "by": 0.1}]
            }
          ]
        },
        "chunk": {
          "description": "A bundle of equal chunks: so many of so many serial years each.",
          "type": "object",
          "required": ["years"],
          "additionalProperties": false,
          "properties": {
            "count": {
              "$ref": "#/$defs/count",
              "description": "Equal chunks in the bundle.",
              "default": 1,
              "examples": [4, "2 to 6"]
            },
            "years": {
              "$ref": "#/$defs/years",
              "description": "Serial years of one chunk: more people make more attempts, and none of them quicker.",
              "examples": [25, "10 to 30"]
            },
            "team": {
              "description": "People of an attempt; or people by pool for a mixed team.",
              "anyOf": [
                {"$ref": "#/$defs/team"},
                {
                  "description": "People by pool: a mixed team.",
                  "type": "object",
                  "minProperties": 1,
                  "additionalProperties": {"$ref": "#/$defs/team"}
                }
              ],
              "default": 1,
              "examples": [2, {"researchers": 2, "engineers": 1}]
            },
            "correct": {
              "$ref": "#/$defs/positiveShare",
              "description": "The chance that an attempt of a mixed team is correct; the product of its pools where it is left out.",
              "examples": ["30%"]
            },
            "hastens": {
              "$ref": "#/$defs/hastens",
              "description": "What work on it does to the deadline; nothing where it is left out.",
              "examples": [0.01, {"chance": "5%", "years": 3}]
            },
            "joining": {
              "description": "How people share an attempt. solo: a slow pace stretches serial time; relay: more people hand over to each other.",
              "enum": ["solo", "relay"],
              "default": "solo",
              "examples": ["relay"]
            },
            "credit": {
              "description": "What finishes a bundle. pooled: any correct attempt delivers a missing chunk; separate: each chunk needs its own. Needed where count is above 1 and somebody may be wrong.",
              "enum": ["pooled", "separate"],
              "examples": ["pooled"]
            },
            "pools": {
              "description": "Who may work on it: a name, a list, or pools with what differs there; everybody where it is left out.",
              "anyOf": [
                {"$ref": "#/$defs/name"},
                {"description": "Names.", "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/name"}},
                {
                  "description": "Pools, each with what differs for it there, or with nothing.",
                  "type": "object",
                  "minProperties": 1,
                  "additionalProperties": {"$ref": "#/$defs/eligible"}
                }
              ],
              "examples": [
                ["researchers", "engineers"],
                {"researchers": {"correct": "2%"}, "engineers": null}
              ]
            },
            "after": {
              "description": "What must be finished first: a name or a list.",
              "anyOf": [
                {"$ref": "#/$defs/name"},
                {"description": "Names.", "type": "array", "items": {"$ref": "#/$defs/name"}}
              ],
              "examples": ["survey", ["survey"]]
            },
            "needed": {
              "description": "Whether it must be finished at all. What is not needed may still reveal a world; what a needed chunk waits for is needed all the same.",
              "type": "boolean",
              "default": true,
              "examples": [false]
            }
          },
          "examples": [{"count": 4, "years": 25, "credit": "pooled"}]
        },
        "eligible": {
          "description": "What differs for one pool on one chunk.",
          "type": ["object", "null"],
          "additionalProperties": false,
          "properties": {
            "correct": {
              "$ref": "#/$defs/positiveShare",
              "description": "The chance that an attempt of the pool is correct on this chunk.",
              "examples": ["2%"]
            },
            "pace": {
              "$ref": "#/$defs/positiveShare",
              "description": "The share of the time that a person of the pool does the job correctly on this chunk.",
              "examples": ["80%"]
            },
            "cost": {
              "$ref": "#/$defs/cost",
              "description": "What a person-year costs on this chunk; budgets that are not named keep the pool's own.",
              "examples": ["10k"]
            },
            "years": {
              "$ref": "#/$defs/years",
              "description": "Serial years of one chunk for the pool on this chunk.",
              "examples": [7]
            }
          },
          "examples": [{"correct": "2%", "pace": 0.8}]
        },

    """#
}
