import { zodResolver } from '@hookform/resolvers/zod'
import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { useMemo } from 'react'
import { useForm } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { attempt } from '../../lib/call'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { createSetupDraftSchema, draftOf, findChanges, keepValid, listSettings } from './setup-draft'
import type { SetupDraft } from './setup-draft'

export interface SetupDraftForm {
  form: UseFormReturn<SetupDraft>
  /** After a text field was left: of a draft what is valid is saved as one goes; a trigger in use is saved with Apply only. */
  onLeave: () => void
  /** Saves what was written; the trigger as it is then, or `null` when something stood in the way and was told. */
  save: () => Promise<TriggerView | null>
}

/** The text fields of Trigger Setup. */
export function useSetupDraft(trigger: TriggerView, connection: Connection): SetupDraftForm {
  const settings = useMemo(() => listSettings(connection), [connection])
  const schema = useMemo(() => createSetupDraftSchema(settings), [settings])
  const form = useForm<SetupDraft>({
    resolver: zodResolver(schema),
    values: draftOf(trigger, settings),
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  })

  const send = async (draft: SetupDraft): Promise<TriggerView | null> => {
    const changes = findChanges(trigger, draft)
    if (changes === null) return trigger
    const saved = await attempt('triggers.update', changes)
    if (saved !== null) noteTrigger(saved)
    return saved
  }
  const save = async (): Promise<TriggerView | null> => {
    const isValid = await form.trigger(undefined, { shouldFocus: true })
    return isValid ? send(schema.parse(form.getValues())) : null
  }
  const onLeave = () => {
    if (trigger.state === 'draft') report(send(keepValid(form.getValues(), draftOf(trigger, settings), schema)))
  }

  return { form, save, onLeave }
}
