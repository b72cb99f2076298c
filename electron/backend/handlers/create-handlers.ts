import type { BackendParts } from '../backend-parts'
import { createAppHandlers } from './app'
import { createBundlesHandlers } from './bundles'
import { createConditionsHandlers } from './conditions'
import { createDeliveriesHandlers } from './deliveries'
import { createExportsHandlers } from './exports'
import type { Handlers } from './handlers'
import { createKeysHandlers } from './keys'
import { createRecipesHandlers } from './recipes'
import { createSamplesHandlers } from './samples'
import { createSchemasHandlers } from './schemas'
import { createSecretsHandlers } from './secrets'
import { createSenderHandlers } from './sender'
import { createSettingsHandlers } from './settings'
import { createTriggersHandlers } from './triggers'
import { createTunnelHandlers } from './tunnel'

/** The handlers of all routes. */
export const createHandlers = (parts: BackendParts): Handlers => ({
  ...createAppHandlers(parts),
  ...createBundlesHandlers(parts),
  ...createConditionsHandlers(parts),
  ...createDeliveriesHandlers(parts),
  ...createExportsHandlers(parts),
  ...createKeysHandlers(parts),
  ...createRecipesHandlers(parts),
  ...createSamplesHandlers(parts),
  ...createSchemasHandlers(parts),
  ...createSecretsHandlers(parts),
  ...createSenderHandlers(parts),
  ...createSettingsHandlers(parts),
  ...createTriggersHandlers(parts),
  ...createTunnelHandlers(parts),
})
