extension ProblemSchema {
  /// What may differ in a world.
  static let worlds = #"""
        "world": {
          "description": "What differs in this world from the file.",
          "type": "object",
          "required": ["credence"],
          "additionalProperties": false,
          "properties": {
            "credence": {
              "$ref": "#/$defs/share",
              "description": "The share of belief that it has; those of all worlds sum to 1.",
              "examples": ["40%"]
            },
            "deadline": {
              "$ref": "#/$defs/law",
              "description": "What is believed about the deadline in this world.",
              "examples": ["2035 to 2070"]
            },
            "pools": {
              "description": "What differs for pools, by name.",
              "type": "object",
              "additionalProperties": {
                "description": "What differs for one pool in this world.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "correct": {
                    "$ref": "#/$defs/positiveShare",
                    "description": "The chance that an attempt of the pool is correct in this world.",
                    "examples": ["2%"]
                  },
                  "pace": {
                    "$ref": "#/$defs/positiveShare",
                    "description": "The share of the time that a person of the pool does the job correctly in this world.",
                    "examples": ["80%"]
                  }
                },
                "examples": [{"correct": "10%"}]
              },
              "examples": [{"researchers": {"correct": "10%"}}]
            },
            "chunks": {
              "description": "What differs for chunks, by name.",
              "type": "object",
              "additionalProperties": {"$ref": "#/$defs/otherChunk"},
              "examples": [{"theory": {"years": 30}}]
            }
          },
          "examples": [{"credence": "40%", "chunks": {"theory": {"years": 30}}}]
        },
        "otherChunk": {
          "description": "What differs for one chunk in this world.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "count": {
              "$ref": "#/$defs/count",
              "description": "Equal chunks in this world.",
              "examples": [6]
            },
            "years": {
              "$ref": "#/$defs/years",
              "description": "Serial years of one chunk in this world.",
              "examples": [30]
            },
            "needed": {
              "description": "Whether it must be finished in this world.",
              "type": "boolean",
              "examples": [false]
            },
            "pools": {
              "description": "What differs for pools on this chunk, by name.",
              "type": "object",
              "additionalProperties": {
                "description": "What differs for one pool on this chunk in this world.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "correct": {
                    "$ref": "#/$defs/positiveShare",
                    "description": "The chance that an attempt of the pool is correct on this chunk in this world.",
                    "examples": ["2%"]
                  },
                  "pace": {
                    "$ref": "#/$defs/positiveShare",
                    "description": "The share of the time that a person of the pool does the job correctly on this chunk in this world.",
                    "examples": ["80%"]
                  },
                  "years": {
                    "$ref": "#/$defs/years",
                    "description": "Serial years of one chunk for the pool on this chunk in this world.",
                    "examples": [7]
                  }
                },
                "examples": [{"correct": "1%"}]
              },
              "examples": [{"researchers": {"correct": "1%"}}]
            }
          },
          "examples": [{"years": 30}]
        },

    """#
}
