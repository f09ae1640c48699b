import Report
import Testing

/// Files that are no results are told with what is wrong and where.
@Suite struct ReadingTests {
  @Test(arguments: [
    ("", "it is no result: it is no JSON"), ("{", "it is no JSON"), ("[1]", "it is an array"),
    ("3", "it is 3"),
    ("{}", "an empty object"), ("{\"plan\": []}", "an object with 'plan'"),
    ("{\"a\": 1}\n{\"b\": 2}", "it is no JSON"),
    ("{\"plan\": [], \"worlds\": []}", "'chance' is missing"),
    ("{\"plan\": [], \"worlds\": [], \"chance\": 1.5}", "'chance' is 1.5, and should be a share from 0 to 1"),
    ("{\"plan\": [], \"worlds\": [], \"chance\": 1, \"status\": \"fine\"}", "'status' is 'fine'"),
    ("{\"plan\": 4, \"worlds\": [], \"chance\": 1, \"bound\": 1}", "'plan' is 4, and should be an array"),
    ("{\"plan\": [{\"chunk\": 1}], \"worlds\": [], \"chance\": 1, \"bound\": 1}", "'plan[0].chunk' is 1"),
    (
      "{\"plan\": [{\"chunk\": \"a\", \"pool\": [\"b\", \"c\"], \"people\": 1, \"attempts\": 1, \"start\": 0, \"end\": 1}],"
        + " \"worlds\": [], \"chance\": 1, \"bound\": 1}",
      "'plan[0].people' is 1, and should be a number for each pool"
    ),
    ("{\"rungs\": [{\"name\": null}]}", "'rungs[0].name' is null"),
    ("{\"simulated\": 0.5}", "'chance' is missing"),
    ("{\"values\": [], \"chance\": 0.5, \"bound\": \"x\"}", "'bound' is 'x'"),
    ("{\"varied\": {\"a\": 1}, \"chance\": 2}", "'chance' is 2"),
    (
      "{\"varied\": {\"a\": 1}, \"chance\": 1}\n{\"varied\": {\"a\": []}, \"chance\": 1}",
      "'line 2.varied.a' is an array"
    ),
    ("{\"simulated\": 0.5, \"chance\": 0.5, \"runs\": 1e300}", "'runs'"),
    ("{\"simulated\": 0.5, \"chance\": 0.5, \"runs\": 1, \"interval\": [0.6, 0.5]}", "'interval'"),
  ])
  func wrong(_ text: String, _ says: String) {
    #expect {
      try AnyResult(Array(text.utf8))
    } throws: { error in
      "\(error)".contains(says)
    }
  }

  @Test(arguments: Samples.names)
  func kinds(_ name: String) throws { #expect(!(try Samples.document(name).charts.isEmpty)) }
}
