import type { TunnelDriver } from '../ports'

/** No tunnel: the public URL is the local one, so only programs on this machine can reach it. */
export const offTunnel: TunnelDriver = {
  driver: 'off',
  publicBase: (localBase) => localBase,
}
