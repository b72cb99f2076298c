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

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Whether the number is an integer by the way it is written: no fraction and no exponent. */
export function isIntegerText(text: string): boolean {
  for (let at = text.length - 1; at > 0; at -= 1) if (!isDigit(text.charCodeAt(at))) return false
  return isDigit(text.charCodeAt(0)) || (text.length > 1 && text.startsWith('-'))
}

const shortDecimal = /^[0-9.-]{1,15}$/

const order = <Value extends number | string>(left: Value, right: Value): number =>
  left < right ? -1 : left > right ? 1 : 0

const compareDigits = (left: string, right: string): number => {
  const length = Math.max(left.length, right.length)
  return order(left.padEnd(length, '0'), right.padEnd(length, '0'))
}

/** Compares two JSON numbers by the exact value of their text: below zero, zero or above zero. */
export function compareNumbers(left: string, right: string): number {
  // Decimals of at most 15 digits stay apart, and in their order, as doubles.
  if (shortDecimal.test(left) && shortDecimal.test(right)) return order(Number(left), Number(right))
  const [one, two] = [decimalValue(left), decimalValue(right)]
  const signOf = (text: string, { digits }: { digits: string }): number =>
    digits === '' ? 0 : text.startsWith('-') ? -1 : 1
  const sign = signOf(left, one)
  const otherSign = signOf(right, two)
  if (sign !== otherSign || sign === 0) return sign - otherSign
  const [low, high] = sign < 0 ? [two, one] : [one, two]
  const magnitudes = order(low.digits.length + low.power, high.digits.length + high.power)
  return magnitudes === 0 ? compareDigits(low.digits, high.digits) : magnitudes
}
