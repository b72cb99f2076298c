import { SetUpError } from '../setup/set-up-error.mjs'
import { endWithNpm } from './end-with-npm.mjs'
import { say } from './say.mjs'

/** Runs a command's main function and turns its outcome into the exit code; an expected error prints without a stack. */
export async function asCommand(main) {
  endWithNpm()
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0
  } catch (error) {
    if (error instanceof SetUpError) say(error.message)
    else console.error(error)
    process.exitCode = 1
  }
}
