import { assertNever } from '@shared/domain/assert'
import { baseUrl, fullUrl } from '@shared/domain/urls'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { defaultAuthentication, draftTrigger, resolveChoice } from '../triggers/draft-trigger'
import { missingKey } from '../triggers/missing-key'
import { listenToTrigger, transitionTrigger } from '../triggers/transition-trigger'
import type { TriggerEntry } from '../triggers/trigger-registry'
import { noTrigger } from '../triggers/trigger-writer'
import { updateTrigger } from '../triggers/update-trigger'
import type { HandlersOf } from './handlers'

type Field = 'fullUrl' | 'baseUrl' | 'apiKey'

const notListening = () =>
  fail(
    'invalid_state',
    'The receiver does not listen, so there is no URL to copy. See the notice at the top for the reason, then start Hookwright again.',
  )

/** The real value of a field that the screen shows masked. */
function copiedText(entry: TriggerEntry, field: Field, parts: BackendParts): Result<string> {
  const { publicBase } = parts.status.current()
  const active = parts.registry.activeSecret(entry)
  const { token, authentication } = entry.trigger
  switch (field) {
    case 'baseUrl':
      return publicBase === null ? notListening() : ok(baseUrl(publicBase, token))
    case 'apiKey':
      return active ? ok(active.secret) : missingKey(entry)
    case 'fullUrl':
      if (authentication.method !== 'apiKey') {
        return fail('invalid_state', 'Under Signature no key stands in the URL. Copy the Webhook Base URL instead.')
      }
      if (publicBase === null) return notListening()
      return active ? ok(fullUrl(publicBase, token, active.secret)) : missingKey(entry)
    default:
      return assertNever(field)
  }
}

export function createTriggersHandlers(parts: BackendParts): HandlersOf<'triggers'> {
  const { registry, writer, desktop, consoleBases } = parts
  const hasSecret = (entry: TriggerEntry): boolean => registry.activeSecret(entry) !== null
  return {
    async 'triggers.create'(choice) {
      const resolved = resolveChoice(choice)
      const authentication = resolved && defaultAuthentication(resolved.connection)
      if (!resolved || !authentication) {
        return fail(
          'invalid_input',
          'Hookwright does not know this event. Choose one from the list of Select an event.',
        )
      }
      const draft = draftTrigger({ ...resolved, choice, authentication }, parts)
      return ok(await writer.add(draft.trigger, draft.newSecrets ?? new Map()))
    },
    'triggers.update': ({ triggerId, ...update }) =>
      writer.change(triggerId, ({ trigger }) => updateTrigger(trigger, update, parts)),
    'triggers.transition': ({ triggerId, to }) =>
      writer.change(triggerId, (entry) => transitionTrigger(entry, to, hasSecret(entry))),
    'triggers.listen': ({ triggerId, listening }) =>
      writer.change(triggerId, (entry) => listenToTrigger(entry, listening, hasSecret(entry))),
    async 'triggers.remove'({ triggerId }) {
      const removed = await writer.remove(triggerId)
      consoleBases.tell()
      return removed
    },
    async 'triggers.markUrlUpdated'({ triggerId }) {
      consoleBases.note(triggerId)
      const entry = registry.get(triggerId)
      return entry ? ok(registry.view(entry)) : noTrigger()
    },
    async 'triggers.copy'({ triggerId, field }) {
      const entry = registry.get(triggerId)
      if (!entry) return noTrigger()
      const text = copiedText(entry, field, parts)
      if (!text.ok) return text
      await desktop.writeClipboard(text.value)
      // A first copy goes to the console; a later one is no sign yet that the old URL was replaced there.
      if (field !== 'apiKey' && entry.facts.consoleBase === null) consoleBases.note(triggerId)
      return ok({})
    },
  }
}
