/** The value of a decimal as its significant digits and the power of ten of the last one; zero is `{ digits: '', power: 0 }`. */
const decimalValue = (text: string): { digits: string; power: number } => {
  const parts = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)
  const whole = parts?.[1] ?? ''
  const fraction = parts?.[2] ?? ''
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  if (digits === '') return { digits: '', power: 0 }
  return { digits, power: Number(parts?.[3] ?? '0') - fraction.length + (all.length - digits.length) }
}

/** Whether a JavaScript number holds another value than the JSON number says: too many digits, too large or too small. */
export function isChangedByJavaScript(text: string): boolean {
  if (text.length <= 15 && !/[eE]/.test(text)) return false
  const number = Number(text)
  if (!Number.isFinite(number)) return true
  const written = decimalValue(text)
  const kept = decimalValue(String(number))
  return written.digits !== kept.digits || written.power !== kept.power
}

/** Whether the number is an integer by the way it is written: no fraction and no exponent. */
export function isIntegerText(text: string): boolean {
  return /^-?\d+$/.test(text)
}

const compareDigits = (left: string, right: string): number => {
  const length = Math.max(left.length, right.length)
  const [padded, other] = [left.padEnd(length, '0'), right.padEnd(length, '0')]
  return padded === other ? 0 : padded < other ? -1 : 1
}

/** Compares two JSON numbers by the exact value of their text: below zero, zero or above zero. */
export function compareNumbers(left: string, right: string): number {
  const [one, two] = [decimalValue(left), decimalValue(right)]
  const signOf = (text: string, { digits }: { digits: string }): number =>
    digits === '' ? 0 : text.startsWith('-') ? -1 : 1
  const sign = signOf(left, one)
  const otherSign = signOf(right, two)
  if (sign !== otherSign || sign === 0) return sign - otherSign
  const magnitude = one.digits.length + one.power - (two.digits.length + two.power)
  return sign * (magnitude !== 0 ? Math.sign(magnitude) : compareDigits(one.digits, two.digits))
}
