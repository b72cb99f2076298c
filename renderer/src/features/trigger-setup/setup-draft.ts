import { authenticationSchema } from '@shared/contracts/trigger'
import type { TriggerView } from '@shared/contracts/trigger'
import type { RouteInput } from '@shared/ipc/routes'
import { z } from 'zod'

/** What Trigger Setup lets the user write, with the sentences for what is wrong. */
export const setupDraftSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the trigger a name.').max(200, 'A name has at most 200 characters. Shorten it.'),
  headerName: authenticationSchema.shape.headerName,
})
export type SetupDraft = z.infer<typeof setupDraftSchema>

export const draftOf = ({ name, authentication }: TriggerView): SetupDraft => ({
  name,
  headerName: authentication.headerName,
})

/** The request that makes the trigger as drafted; `null` when it is so already. */
export function findChanges(trigger: TriggerView, draft: SetupDraft): RouteInput<'triggers.update'> | null {
  const isRenamed = draft.name !== trigger.name
  const hasOtherHeader = draft.headerName !== trigger.authentication.headerName
  if (!isRenamed && !hasOtherHeader) return null
  return {
    triggerId: trigger.id,
    ...(isRenamed && { name: draft.name }),
    ...(hasOtherHeader && { authentication: { ...trigger.authentication, headerName: draft.headerName } }),
  }
}

/** What was written, but for the fields that cannot be saved as they are: those keep their saved value. */
export function keepValid(written: SetupDraft, saved: SetupDraft): SetupDraft {
  const name = setupDraftSchema.shape.name.safeParse(written.name)
  const headerName = setupDraftSchema.shape.headerName.safeParse(written.headerName)
  return { name: name.data ?? saved.name, headerName: headerName.data ?? saved.headerName }
}
