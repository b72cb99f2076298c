import type { TunnelSettings } from '@shared/contracts/tunnel'
import type { Ports } from '../ports'
import type { TunnelDriver } from './driver'
import { createManualDriver } from './manual'
import { offDriver } from './off'
import type { MakeDriver } from './open-tunnel'

/** Makes the driver that the settings name, over the app's ports. */
export const makeDriver =
  (_options: { ports: Ports; version: string }): MakeDriver =>
  (settings: TunnelSettings): TunnelDriver => {
    switch (settings.driver) {
      case 'off':
        return offDriver
      case 'manual':
        return createManualDriver(settings.manual)
      case 'ngrok':
      case 'ssh':
        throw new Error('later')
    }
  }
