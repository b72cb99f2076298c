import type { TunnelDriver } from './driver'

/** No tunnel: the public URL is the local one, so only programs on this machine can reach it. */
export const offDriver: TunnelDriver = {
  open: ({ url }, _events, signal) =>
    Promise.resolve(
      signal.aborted
        ? { tunnel: null, problem: { code: 'aborted', detail: null } }
        : { tunnel: { base: url, close: () => Promise.resolve() }, problem: null },
    ),
}
