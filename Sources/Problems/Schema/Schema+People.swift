extension ProblemSchema {
  /// Pools: how many people there are, and what they cost.
  static let people = #"""
        "cost": {
          "description": "A number where there is one budget, or amounts by budget.",
          "anyOf": [
            {"$ref": "#/$defs/amount"},
            {
              "description": "Amounts by budget.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/amount"}
            }
          ]
        },
        "headcount": {
          "anyOf": [
            {"$ref": "#/$defs/people"},
            {
              "description": "People by moment: so many from then on, and none before the first.",
              "type": "object",
              "minProperties": 1,
              "propertyNames": {"$ref": "#/$defs/momentKey"},
              "additionalProperties": {"$ref": "#/$defs/people"}
            },
            {
              "description": "People at the start, who grow by a share a year; rounded down in each step.",
              "type": "object",
              "required": ["start", "growth"],
              "additionalProperties": false,
              "properties": {
                "start": {"$ref": "#/$defs/people", "description": "People at the start."},
                "growth": {
                  "description": "Growth a year, above -100%.",
                  "anyOf": [
                    {"type": "number", "exclusiveMinimum": -1},
                    {"type": "string", "pattern": "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+) *%$"}
                  ]
                }
              },
              "examples": [{"start": 300, "growth": "10%"}]
            },
            {"$ref": "#/$defs/table", "examples": [{"csv": "headcount.csv"}]}
          ]
        },
        "pool": {
          "description": "A group of interchangeable researchers.",
          "type": "object",
          "required": ["headcount"],
          "additionalProperties": false,
          "properties": {
            "headcount": {
              "$ref": "#/$defs/headcount",
              "description": "How many people the pool has over time.",
              "examples": [
                20,
                {"2026": 30, "2030": 60},
                {"start": 300, "growth": "10%"},
                {"csv": "headcount.csv"}
              ]
            },
            "correct": {
              "$ref": "#/$defs/positiveShare",
              "description": "The chance that an attempt of the pool is correct.",
              "default": 1,
              "examples": ["20%", "5% to 20%"]
            },
            "pace": {
              "$ref": "#/$defs/positiveShare",
              "description": "The share of the time that a person does the job correctly.",
              "default": 1,
              "examples": [0.5]
            },
            "cost": {
              "$ref": "#/$defs/cost",
              "description": "What a person-year costs while people are held.",
              "examples": ["150k", {"money": "150k"}]
            }
          },
          "examples": [{"headcount": 20, "correct": "20%"}]
        },

    """#
}
