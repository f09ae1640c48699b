/// The JSON Schema of problem files, for editors that complete and check, for programs that write them, and for whoever asks
/// what a key means.
package enum ProblemSchema {
  /// JSON Schema, draft 2020-12: every key that the reader takes, and no other, each with what it is for, what it is where it is
  /// left out, and examples.
  ///
  /// What hangs on several keys at once (names that must exist, shares that must sum to 1, circles, credit) is
  /// beyond a schema and left to the reader.
  package static let json: String = head + values + time + people + work + worlds + money

  /// The file as a whole, up to the parts that it refers to.
  private static let head = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Sidereal problem",
      "description": "Researchers, the work that is to be finished in time, and what is believed about the deadline.",
      "type": "object",
      "required": ["time", "deadline", "pools", "chunks"],
      "additionalProperties": false,
      "properties": {
        "title": {
          "$ref": "#/$defs/text",
          "description": "A short name of the problem.",
          "examples": ["A first research programme"]
        },
        "notes": {
          "$ref": "#/$defs/text",
          "description": "Anything worth saying about it.",
          "examples": ["Headcounts are those of 2025."]
        },
        "time": {
          "$ref": "#/$defs/time",
          "description": "The grid of equal steps: start, step, and horizon or until.",
          "examples": [{"start": 2026, "step": "6 months", "horizon": 30}]
        },
        "deadline": {
          "$ref": "#/$defs/law",
          "description": "What is believed about the moment that ends the game.",
          "examples": [2052]
        },
        "pools": {
          "description": "Groups of interchangeable researchers, by name; csv, with a text, is a table of them.",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 10000,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "properties": {
            "csv": {
              "description": "A table of pools, beside those that the file names. Columns: name, headcount, correct, pace, cost (or one for each budget).",
              "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/pool"}],
              "examples": ["pools.csv"]
            }
          },
          "additionalProperties": {"$ref": "#/$defs/pool"},
          "examples": [{"researchers": {"headcount": 20, "correct": "20%"}}]
        },
        "chunks": {
          "description": "Bundles of equal chunks of serial work, by name; csv, with a text, is a table of them.",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 10000,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "properties": {
            "csv": {
              "description": "A table of chunks, beside those that the file names. Columns: name, years, count, team, joining, credit, pools, after, needed, hastens, correct.",
              "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/chunk"}],
              "examples": ["chunks.csv"]
            }
          },
          "additionalProperties": {"$ref": "#/$defs/chunk"},
          "examples": [{"theory": {"count": 4, "years": 25, "credit": "pooled"}}]
        },
        "worlds": {
          "description": "Joint beliefs about everything uncertain but the deadline, by name; credences sum to 1.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "additionalProperties": {"$ref": "#/$defs/world"},
          "examples": [
            {"hard": {"credence": "40%", "chunks": {"theory": {"years": 30}}}, "easy": {"credence": "60%"}}
          ]
        },
        "information": {
          "description": "When the allocator learns which world is the real one.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "worlds": {
              "description": "When the world is revealed: never, at the start, at a moment, or once a chunk is finished.",
              "anyOf": [
                {"description": "never, or start (before the first step).", "enum": ["never", "start"]},
                {"$ref": "#/$defs/moment"},
                {
                  "description": "The chunk that reveals it once it is seen to be finished.",
                  "type": "object",
                  "required": ["chunk"],
                  "additionalProperties": false,
                  "properties": {
                    "chunk": {"$ref": "#/$defs/name", "description": "The chunk that reveals the world."}
                  },
                  "examples": [{"chunk": "theory"}]
                }
              ],
              "default": "never",
              "examples": [2030, "start"]
            }
          },
          "examples": [{"worlds": 2030}]
        },
        "uncertainty": {
          "description": "How intervals such as 5 to 20 for years, correct, pace and count are resolved into worlds.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "samples": {
              "description": "Worlds that each world is split into.",
              "type": "integer",
              "minimum": 1,
              "maximum": 10000,
              "default": 64,
              "examples": [32]
            },
            "seed": {
              "description": "Seed of the sample: the same seed draws the same worlds.",
              "type": "integer",
              "minimum": 0,
              "maximum": 9007199254740992,
              "default": 1,
              "examples": [2]
            }
          },
          "examples": [{"samples": 32, "seed": 2}]
        },
        "budgets": {
          "description": "Money, or anything else that people use up while they are held, by name.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "additionalProperties": {"$ref": "#/$defs/budget"},
          "examples": [{"money": "20M"}]
        },
        "grants": {
          "description": "Awards that may be made, by name; csv, with a text, is a table of them.",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 10000,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "properties": {
            "csv": {
              "description": "A table of grants, beside those that the file names. Columns: name, people and pool (or adds), cost (or one for each budget), lag, lasts, max, award.",
              "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/grant"}],
              "examples": ["grants.csv"]
            }
          },
          "additionalProperties": {"$ref": "#/$defs/grant"},
          "examples": [{"fellowship": {"cost": "2M", "adds": {"researchers": 10}, "lag": 2}}]
        },
        "status-quo": {
          "description": "Shares of the free people that each chunk gets today: by chunk, or by pool and chunk; and grants.",
          "anyOf": [
            {
              "description": "What a table of grants that were made implies: people follow the money.",
              "type": "object",
              "required": ["csv"],
              "additionalProperties": false,
              "properties": {
                "csv": {
                  "description": "A table of grants that were made. Columns: area (or Focus Area), amount, date; others are not looked at.",
                  "type": "string",
                  "minLength": 1
                },
                "areas": {
                  "description": "Which chunk or grant an area is, where it has another name; null: of no concern.",
                  "type": "object",
                  "additionalProperties": {"anyOf": [{"$ref": "#/$defs/name"}, {"type": "null"}]}
                },
                "since": {
                  "$ref": "#/$defs/moment",
                  "description": "Lines of the table that are dated before it are left out."
                }
              },
              "examples": [
                {"csv": "awarded.csv", "areas": {"Basic research": "theory", "Animals": null}, "since": 2020}
              ]
            },
            {
              "description": "Shares by chunk, of the people of all pools.",
              "type": "object",
              "minProperties": 1,
              "properties": {
                "grants": {
                  "$ref": "#/$defs/awards",
                  "description": "Awards that are made today, by grant: each at its first moment that is covered.",
                  "examples": [{"fellowship": 1}]
                }
              },
              "additionalProperties": {"$ref": "#/$defs/share"}
            },
            {
              "description": "Shares by pool and chunk.",
              "type": "object",
              "minProperties": 1,
              "properties": {
                "grants": {
                  "$ref": "#/$defs/awards",
                  "description": "Awards that are made today, by grant: each at its first moment that is covered.",
                  "examples": [{"fellowship": 1}]
                }
              },
              "additionalProperties": {"$ref": "#/$defs/shares"}
            },
            {"$ref": "#/$defs/shares"},
            {
              "description": "Shares by pool and chunk.",
              "type": "object",
              "minProperties": 1,
              "additionalProperties": {"$ref": "#/$defs/shares"}
            }
          ],
          "examples": [{"theory": "30%"}]
        }
      },

    """#
}
