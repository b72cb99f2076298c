/** A set-up step that cannot go on, with a message that tells the person what to do next. */
export class SetUpError extends Error {
  name = 'SetUpError'
}
