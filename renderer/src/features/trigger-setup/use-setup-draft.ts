import { zodResolver } from '@hookform/resolvers/zod'
import type { TriggerView } from '@shared/contracts/trigger'
import { useForm } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { attempt } from '../../lib/call'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { draftOf, findChanges, setupDraftSchema } from './setup-draft'
import type { SetupDraft } from './setup-draft'

export interface SetupDraftForm {
  form: UseFormReturn<SetupDraft>
  /** After a text field was left: a draft is saved as one goes, a trigger in use only with Apply. */
  onLeave: () => void
  /** Saves what was written; the trigger as it is then, or `null` when something stood in the way and was told. */
  save: () => Promise<TriggerView | null>
}

/** The text fields of Trigger Setup. */
export function useSetupDraft(trigger: TriggerView): SetupDraftForm {
  const form = useForm<SetupDraft>({
    resolver: zodResolver(setupDraftSchema),
    values: draftOf(trigger),
    resetOptions: { keepDirtyValues: true },
    mode: 'onTouched',
  })

  const save = async (): Promise<TriggerView | null> => {
    let saved: TriggerView | null = null
    await form.handleSubmit(async (valid) => {
      const changes = findChanges(trigger, valid)
      saved = changes === null ? trigger : await attempt('triggers.update', changes)
      if (saved === null) return
      noteTrigger(saved)
      form.reset(draftOf(saved))
    })()
    return saved
  }

  return { form, save, onLeave: () => trigger.state === 'draft' && report(save()) }
}
