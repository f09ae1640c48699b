/// A script that has an existing engine work on a batch in parts: short, and to be read before it runs.
package enum ClusterScript: String, CaseIterable, Sendable {
  case slurm, parallel, kubernetes

  /// - Parameters:
  ///   - words: of the command `sidereal batch`, without what says which part.
  ///   - shards: parts.
  ///   - jobs: workers of each part.
  package func text(_ words: [String], shards: Int, jobs: Int) -> String {
    let command = (["sidereal", "batch"] + words).map(Self.quoted).joined(separator: " ")
    return switch self {
    case .slurm: Self.slurm(command, shards: shards, jobs: jobs)
    case .parallel: Self.parallel(command, shards: shards, jobs: jobs)
    case .kubernetes: Self.kubernetes(words, shards: shards, jobs: jobs)
    }
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,%+".contains($0)) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The part is given with its number of parts, which a sparse array would not know.
  private static func slurm(_ command: String, shards: Int, jobs: Int) -> String {
    """
    #!/bin/bash
    # Solves a batch in \(shards) parts. Submit it with sbatch; submit it again to go on where it stopped: what is done
    # is not done again. Single parts: sbatch --array=3,5 THIS_FILE.
    #SBATCH --job-name=sidereal
    #SBATCH --array=1-\(shards)
    #SBATCH --ntasks=1
    #SBATCH --cpus-per-task=\(jobs)
    # Two minutes before the time is over, so that what was found so far is kept.
    #SBATCH --signal=B:TERM@120
    set -u
    \(command) --shard "$SLURM_ARRAY_TASK_ID/\(shards)" --jobs "$SLURM_CPUS_PER_TASK" &
    batch=$!
    # bash hears a signal only while it waits, and waits again for what the signal ends.
    trap 'kill -TERM "$batch"' TERM
    wait "$batch"
    code=$?
    if kill -0 "$batch" 2>/dev/null; then
      wait "$batch"
      code=$?
    fi
    exit "$code"

    """
  }

  /// GNU parallel keeps one job a slot; with hosts it starts the parts there.
  private static func parallel(_ command: String, shards: Int, jobs: Int) -> String {
    """
    #!/bin/sh
    # Solves a batch in \(shards) parts with GNU parallel. On other machines with the same folders: add
    # --sshlogin host1,host2 --workdir . ; run it again to go on where it stopped.
    exec parallel --halt never --jobs 1 "$@" \(quoted("\(command) --shard {}/\(shards) --jobs \(jobs)")) ::: $(seq \(shards))

    """
  }

  /// The image and the volume are the user's own.
  private static func kubernetes(_ words: [String], shards: Int, jobs: Int) -> String {
    let arguments = (["batch"] + words + ["--shard", "auto", "--jobs", String(jobs)])
      .map { "\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
      .joined(separator: ", ")
    return """
      # Solves a batch in \(shards) parts. Fill in the image and the claim of the volume that holds problems and results, then
      # kubectl apply -f THIS_FILE. A part that is started again goes on where it stopped.
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sidereal
      spec:
        completions: \(shards)
        parallelism: \(shards)
        completionMode: Indexed
        backoffLimit: \(2 * shards)
        podFailurePolicy:
          rules:
            # Wrong words and wrong files stay wrong; a limit that was reached is an answer.
            - action: FailJob
              onExitCodes: {containerName: sidereal, operator: In, values: [64]}
            - action: Ignore
              onPodConditions: [{type: DisruptionTarget}]
        template:
          spec:
            restartPolicy: Never
            # Time to keep what was found so far.
            terminationGracePeriodSeconds: 120
            containers:
              - name: sidereal
                image: IMAGE
                command: ["sidereal"]
                args: [\(arguments)]
                workingDir: /work
                env: [{name: SIDEREAL_SHARDS, value: "\(shards)"}]
                resources:
                  requests: {cpu: "\(jobs)", memory: 2Gi}
                  limits: {memory: 2Gi}
                volumeMounts: [{name: work, mountPath: /work}]
            volumes:
              - name: work
                persistentVolumeClaim: {claimName: CLAIM}

      """
  }
}
