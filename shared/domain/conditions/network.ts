import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An IPv4 address inside IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 address. */
const readAddress = (text: string): Address | null => {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.process(text) : null
}

/** Whether an address lies in a network such as `10.0.0.0/8`; `null` when the text is no IP address. */
export function isInNetwork(text: string, network: string): boolean | null {
  const address = text.length <= 64 ? readAddress(text) : null
  if (address === null) return null
  const [base, bits] = ipaddr.parseCIDR(network)
  if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits)
  return base instanceof ipaddr.IPv6 && address.match(base, bits)
}
