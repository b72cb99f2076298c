import { performance } from 'node:perf_hooks'
import { connections } from '../../shared/connections'
import { searchLimits } from '../../shared/domain/diagnose/diagnose'
import { injectFaults, listSearches } from '../../shared/domain/testing/faults/inject-faults'
import { enlargeSample } from './enlarge-sample'

/** Every kind of mistake in every scheme of the app, and what was said of it. */
export const runFaults = () => injectFaults(connections)

const limits = { ...searchLimits, monotonic: () => performance.now() }

/** The same searches within the limits of the app, not made yet, with bodies of at least so many bytes. */
export const listLimitedSearches = (bytes: number) => {
  const enlarged = connections.map((connection) => ({
    ...connection,
    eventTypes: connection.eventTypes.map((event) => ({ ...event, sample: enlargeSample(event, bytes) })),
  }))
  return listSearches(enlarged).map((search) => () => search(limits))
}
