import type { Connection } from '@shared/contracts/connection'
import { authenticationSchema } from '@shared/contracts/trigger'
import type { TriggerView } from '@shared/contracts/trigger'
import type { RouteInput } from '@shared/ipc/routes'
import { z } from 'zod'

type Setting = NonNullable<Connection['config']>[number]

/** The settings of a connection that the user writes. */
export const listSettings = ({ config = [] }: Connection): readonly Setting[] =>
  config.filter(({ generated }) => !generated)

const maxLength = 2048

const settingSchema = ({ label, required }: Setting) =>
  z
    .string()
    .trim()
    .min(required ? 1 : 0, `Fill in the ${label}. Nothing can be checked without it.`)
    .max(maxLength, `The ${label} has at most ${maxLength} characters. Shorten it.`)

/** What Trigger Setup lets the user write, with the sentences for what is wrong. */
export const createSetupDraftSchema = (settings: readonly Setting[]) =>
  z.strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'Give the trigger a name.')
      .max(200, 'A name has at most 200 characters. Shorten it.'),
    headerName: authenticationSchema.shape.headerName,
    config: z.strictObject(Object.fromEntries(settings.map((setting) => [setting.name, settingSchema(setting)]))),
  })
type SetupDraftSchema = ReturnType<typeof createSetupDraftSchema>
export type SetupDraft = z.infer<SetupDraftSchema>

export const draftOf = ({ name, authentication }: TriggerView, settings: readonly Setting[]): SetupDraft => ({
  name,
  headerName: authentication.headerName,
  config: Object.fromEntries(settings.map((setting) => [setting.name, authentication.config?.[setting.name] ?? ''])),
})

/** The request that makes the trigger as drafted; `null` when it is so already. */
export function findChanges(trigger: TriggerView, draft: SetupDraft): RouteInput<'triggers.update'> | null {
  const { authentication } = trigger
  const isRenamed = draft.name !== trigger.name
  const hasOtherHeader = draft.headerName !== authentication.headerName
  const hasOtherConfig = Object.entries(draft.config).some(
    ([name, value]) => value !== (authentication.config?.[name] ?? ''),
  )
  const changed = {
    ...(hasOtherHeader && { headerName: draft.headerName }),
    ...(hasOtherConfig && { config: { ...authentication.config, ...draft.config } }),
  }
  if (!isRenamed && Object.keys(changed).length === 0) return null
  return {
    triggerId: trigger.id,
    ...(isRenamed && { name: draft.name }),
    ...(Object.keys(changed).length > 0 && { authentication: { ...authentication, ...changed } }),
  }
}

/** What was written, but for the fields that cannot be saved as they are: those keep their saved value. */
export function keepValid(written: SetupDraft, saved: SetupDraft, schema: SetupDraftSchema): SetupDraft {
  const { name, headerName, config } = schema.shape
  const settings = Object.entries(config.shape).map(([key, setting]) => [
    key,
    setting.safeParse(written.config[key]).data ?? saved.config[key] ?? '',
  ])
  return {
    name: name.safeParse(written.name).data ?? saved.name,
    headerName: headerName.safeParse(written.headerName).data ?? saved.headerName,
    config: Object.fromEntries(settings),
  }
}
