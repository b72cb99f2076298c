import { showToast } from './toasts'

/** For a promise nobody awaits: a rejection is a bug, so it is logged and the user is told. */
export function report(promise: Promise<unknown>): void {
  promise.catch((error: unknown) => {
    console.error(error)
    showToast({
      meaning: 'bad',
      text: 'Something went wrong inside Hookwright and the last action may not have finished. Try it again.',
    })
  })
}
