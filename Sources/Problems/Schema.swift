/// The JSON Schema of problem files, for editors that complete and check, and for programs that write them.
package enum ProblemSchema {
  /// JSON Schema, draft 2020-12: every key that the reader takes, and no other.
  ///
  /// What hangs on several keys at once (names that must exist, shares that must sum to 1, circles, credit) is
  /// beyond a schema and left to the reader.
  package static let json: String = head + definitions

  private static let head = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Sidereal problem",
      "description": "Researchers, the work that is to be finished in time, and what is believed about the deadline.",
      "type": "object",
      "required": ["time", "deadline", "pools", "chunks"],
      "additionalProperties": false,
      "properties": {
        "title": {"$ref": "#/$defs/text", "description": "A short name of the problem."},
        "notes": {"$ref": "#/$defs/text", "description": "Anything worth saying about it."},
        "time": {"$ref": "#/$defs/time"},
        "deadline": {"$ref": "#/$defs/law"},
        "pools": {
          "description": "Groups of interchangeable researchers, by name; csv, with a text, is a table of them.",
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
          "description": "Bundles of equal chunks of serial work, by name; csv, with a text, is a table of them.",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 10000,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "properties": {
            "csv": {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/chunk"}]}
          },
          "additionalProperties": {"$ref": "#/$defs/chunk"}
        },
        "worlds": {
          "description": "Joint beliefs about everything uncertain but the deadline, by name; credences sum to 1.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "additionalProperties": {"$ref": "#/$defs/world"}
        },
        "information": {
          "description": "When the allocator learns which world is the real one.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "worlds": {
              "description": "never (default), start, a moment, or the chunk that reveals it once finished.",
              "anyOf": [
                {"enum": ["never", "start"]},
                {"$ref": "#/$defs/moment"},
                {
                  "type": "object",
                  "required": ["chunk"],
                  "additionalProperties": false,
                  "properties": {"chunk": {"$ref": "#/$defs/name"}}
                }
              ]
            }
          }
        },
        "uncertainty": {
          "description": "How intervals such as 5 to 20 for years, correct, pace and count are resolved into worlds.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "samples": {
              "description": "Worlds that each world is split into; default 64.",
              "type": "integer",
              "minimum": 1,
              "maximum": 10000
            },
            "seed": {
              "description": "Of the sample; default 1.",
              "type": "integer",
              "minimum": 0,
              "maximum": 9007199254740992
            }
          }
        },
        "budgets": {
          "description": "Money, or anything else that people use up while they are held, by name.",
          "type": "object",
          "minProperties": 1,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "additionalProperties": {"$ref": "#/$defs/budget"}
        },
        "grants": {
          "description": "Awards that may be made, by name; csv, with a text, is a table of them.",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 10000,
          "propertyNames": {"$ref": "#/$defs/newName"},
          "properties": {
            "csv": {"anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/grant"}]}
          },
          "additionalProperties": {"$ref": "#/$defs/grant"}
        },
        "status-quo": {
          "description": "Shares of the free people that each chunk gets today: by chunk, or by pool and chunk; and grants.",
          "anyOf": [
            {
              "type": "object",
              "minProperties": 1,
              "properties": {"grants": {"$ref": "#/$defs/awards"}},
              "additionalProperties": {"$ref": "#/$defs/share"}
            },
            {
              "type": "object",
              "minProperties": 1,
              "properties": {"grants": {"$ref": "#/$defs/awards"}},
              "additionalProperties": {"$ref": "#/$defs/shares"}
            },
            {"$ref": "#/$defs/shares"},
            {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/$defs/shares"}}
          ]
        }
      },

    """#
}
