import type { RawHeaders } from '../contracts/delivery'

/** Every value of a header, whatever the case of its name. */
export function headerValues(headers: RawHeaders, name: string): string[] {
  const wanted = name.toLowerCase()
  const values: string[] = []
  for (const [header, value] of headers) {
    // The length is compared first because this runs several times for every request.
    if (header.length === wanted.length && header.toLowerCase() === wanted) values.push(value)
  }
  return values
}

/** The values of the first of several headers that is there. */
export function firstHeaderValues(headers: RawHeaders, name: string, others: readonly string[] = []): string[] {
  const values = headerValues(headers, name)
  if (values.length > 0 || others.length === 0) return values
  for (const other of others) {
    const found = headerValues(headers, other)
    if (found.length > 0) return found
  }
  return values
}
