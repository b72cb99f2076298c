import type { Evidence } from '../contracts/verdict'

const maxValueLength = 200

/** A fact for a stage's evidence. The value is cut at 200 characters and its control characters are made visible. */
export function evidence(label: string, value: string): Evidence {
  const isPlain = value.length <= maxValueLength && /^[ -~…]*$/.test(value)
  if (isPlain) return { label, value }
  const visible = value.slice(0, maxValueLength + 1).replace(/\p{Cc}|\p{Cf}/gu, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
  })
  return { label, value: visible.length > maxValueLength ? `${visible.slice(0, maxValueLength - 1)}…` : visible }
}

function groupThousands(digits: string): string {
  const end = digits.length - 3
  return end <= 0 ? digits : `${groupThousands(digits.slice(0, end))},${digits.slice(end)}`
}

/** A count with a thousands separator and its noun: `1 byte`, `9,214 bytes`. */
export function countOf(count: number, noun: string): string {
  return `${groupThousands(String(count))} ${noun}${count === 1 ? '' : 's'}`
}
