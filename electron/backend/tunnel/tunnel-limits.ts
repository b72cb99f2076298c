import type { TunnelDriverName } from '@shared/contracts/tunnel'
import { defaultBackOff } from './back-off'
import type { BackOffLimits } from './back-off'

/** Times in ms; tests shorten them. */
export interface TunnelLimits {
  backOff: BackOffLimits
  /** Between two probes of a tunnel through which nothing came. ngrok's free plan counts requests, so its tunnel is probed rarely. */
  probeEveryMs: Record<TunnelDriverName, number>
  /** Before a probe that failed is repeated. */
  probeRepeatMs: number
  /** After a new connection because of failed probes there is no other for so long. */
  respawnPauseMs: number
  /** How often it is written down that the tunnel is online. */
  aliveEveryMs: number
}

const minute = 60_000

export const defaultTunnelLimits: TunnelLimits = {
  backOff: defaultBackOff,
  probeEveryMs: { off: minute, manual: 5 * minute, ssh: 5 * minute, ngrok: 30 * minute },
  probeRepeatMs: 5_000,
  respawnPauseMs: 10 * minute,
  aliveEveryMs: minute,
}
