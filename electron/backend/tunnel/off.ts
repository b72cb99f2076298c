import type { TunnelDriver } from './driver'

/** No tunnel: the public URL is the local one, so only programs on this machine can reach it. */
export const offDriver: TunnelDriver = {
  open: ({ url }) => Promise.resolve({ tunnel: { base: url, close: () => Promise.resolve() }, problem: null }),
}
