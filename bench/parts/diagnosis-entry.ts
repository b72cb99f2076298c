import { connections } from '../../shared/connections'
import { injectFaults } from '../../shared/domain/testing/faults/inject-faults'

/** Every kind of mistake in every scheme of the app, and what was said of it. */
export const runFaults = () => injectFaults(connections)
