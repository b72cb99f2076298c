import { fail, ok } from '@shared/ipc/result'
import type { Analysis } from '@shared/contracts/profile'
import { readEventBody } from '../analysis/event-body'
import type { BackendParts } from '../backend-parts'
import { noTrigger } from '../triggers/trigger-writer'
import { connectionOfTrigger } from './connection-of-trigger'
import type { HandlersOf } from './handlers'

export function createSchemasHandlers(parts: BackendParts): HandlersOf<'schemas'> {
  const { store, analyser, registry, writer, clock } = parts
  const analyse = async (triggerId: string): Promise<Analysis | null> => {
    const samples = await store.samples(triggerId)
    const connection = connectionOfTrigger(registry, triggerId)
    return samples.length === 0
      ? null
      : analyser.analyse(samples.map((sample) => readEventBody(connection, sample).body))
  }
  return {
    async 'schemas.analyse'({ triggerId }) {
      return registry.get(triggerId) ? ok({ analysis: await analyse(triggerId) }) : noTrigger()
    },
    async 'schemas.apply'({ triggerId }) {
      if (!registry.get(triggerId)) return noTrigger()
      const analysis = await analyse(triggerId)
      if (!analysis) {
        return fail(
          'invalid_state',
          'There is no sample yet, so there is no schema to confirm. Choose Listen to event and send one, or choose Send test event.',
        )
      }
      // A worker that gave up has an analysis without any schema, which must not be confirmed as one that allows everything.
      if (Object.keys(analysis.schema).length === 0) {
        return fail(
          'invalid_state',
          analysis.warnings[0] ?? 'The samples could not be analysed. Remove the largest one.',
        )
      }
      return writer.change(triggerId, ({ trigger }) =>
        ok({ trigger: { ...trigger, schema: analysis.schema, schemaConfirmedAt: clock.now() } }),
      )
    },
  }
}
