/** Fails to compile while a case is unhandled, and throws if one slips through. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}

/** The value, or an error that says why it had to exist. */
export function must<Value>(value: Value | null | undefined, why: string): Value {
  if (value === null || value === undefined) throw new Error(why)
  return value
}
