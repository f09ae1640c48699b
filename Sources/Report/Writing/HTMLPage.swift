import Charts

/// The frame of a page: one file that opens offline, with a policy by which the browser itself sees to that.
enum HTMLPage {
  /// - Parameters:
  ///   - title: plain text.
  ///   - script: what the policy lets run besides styles; nothing unless it is named.
  ///   - body: markup.
  static func text(title: String, script: String = "", body: String) -> String {
    let policy = ["default-src 'none'", "style-src 'unsafe-inline'", script, "img-src data:"]
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy.filter { !$0.isEmpty }.joined(separator: "; "))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(MarkupText.escaped(title)) – Sidereal report</title>
      <style>
      \(PageStyle.text)</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }
}
