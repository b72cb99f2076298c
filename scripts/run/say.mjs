/** Prints one launcher line to stderr, so that stdout stays free for what the app itself prints. */
export function say(line) {
  process.stderr.write(`hookwright: ${line}\n`)
}
