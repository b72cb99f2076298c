/** Runs checks one after another and prints a line for each; `skip` and `note` are thrown or returned by a check. */
export function createCheckList(print = console.log) {
  const counts = { PASS: 0, FAIL: 0, SKIP: 0 }
  const line = (outcome, name, words) => {
    counts[outcome] += 1
    print(`${outcome}  ${name}${words ? `: ${words}` : ''}`)
  }
  return {
    /** Runs the check; what it returns is what was seen. Returns whether it passed. */
    async check(name, work) {
      try {
        line('PASS', name, await work())
        return true
      } catch (error) {
        line(error instanceof Skipped ? 'SKIP' : 'FAIL', name, error.message)
        return false
      }
    },
    /** Prints the sum; gives the exit code. */
    finish() {
      print(`${counts.PASS} passed, ${counts.FAIL} failed, ${counts.SKIP} skipped`)
      return counts.FAIL === 0 ? 0 : 1
    },
  }
}

/** Thrown by a check that cannot be made here. */
export class Skipped extends Error {}

/** Throws unless it is so. */
export function expectThat(isSo, otherwise) {
  if (!isSo) throw new Error(otherwise)
}
