import type { EventType } from '../../shared/contracts/connection'

const line = (number: number): string =>
  `{"id":${1000 + number},"sku":"HRB-${number}","title":"Lantern, brass","quantity":${number % 7},"price":"19.50","tags":["sea","light"],"gift":false}`

/** The sample of an event type with as many more members, or as long a form field, as it takes to have so many bytes. */
export function enlargeSample({ headers, sample }: EventType, bytes: number): string {
  const missing = Math.max(0, bytes - sample.length)
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (type.includes('urlencoded')) return `${sample}&padding=${'lantern'.repeat(Math.ceil(missing / 7))}`
  const lines = Array.from({ length: Math.ceil(missing / line(1).length) }, (_unused, index) => line(index))
  const at = sample.indexOf('{')
  return `${sample.slice(0, at + 1)}"harbourLines":[${lines.join(',')}],${sample.slice(at + 1)}`
}
