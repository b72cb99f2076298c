import { ngrokSettingsSchema, sshSettingsSchema } from '@shared/contracts/tunnel'
import type { TunnelDriverName, TunnelSettings } from '@shared/contracts/tunnel'
import type { RouteInput } from '@shared/ipc/routes'
import type { z } from 'zod'

/** The fields of every driver as typed. */
export interface TunnelForm {
  manualUrl: string
  domain: string
  trust: 'ngrok' | 'system' | 'file'
  certificateFile: string
  serverAddress: string
  host: string
  port: string
  user: string
  keyFile: string
  remoteHost: string
  remotePort: string
  publicUrl: string
}
export type TunnelField = keyof TunnelForm

export const fieldsOf: Record<TunnelDriverName, readonly TunnelField[]> = {
  off: [],
  manual: ['manualUrl'],
  ngrok: ['domain', 'trust', 'certificateFile', 'serverAddress'],
  ssh: ['host', 'port', 'user', 'keyFile', 'remoteHost', 'remotePort', 'publicUrl'],
}

export const formOf = ({ manual, ngrok, ssh }: TunnelSettings): TunnelForm => ({
  manualUrl: manual.url ?? '',
  domain: ngrok.domain ?? '',
  trust: ngrok.trust,
  certificateFile: ngrok.certificateFile ?? '',
  serverAddress: ngrok.serverAddress ?? '',
  host: ssh.host ?? '',
  port: String(ssh.port),
  user: ssh.user,
  keyFile: ssh.keyFile ?? '',
  remoteHost: ssh.remoteHost,
  remotePort: ssh.remotePort === 0 ? '' : String(ssh.remotePort),
  publicUrl: ssh.publicUrl ?? '',
})

const orNull = (text: string): string | null => text.trim() || null
const orDefault = (text: string, empty: number): number => (text.trim() === '' ? empty : Number(text.trim()))

/** Each field in the form in which it is kept. */
const read = (form: TunnelForm) => ({
  manualUrl: orNull(form.manualUrl),
  domain: orNull(form.domain),
  trust: form.trust,
  certificateFile: orNull(form.certificateFile),
  serverAddress: orNull(form.serverAddress),
  host: orNull(form.host),
  port: orDefault(form.port, 22),
  user: form.user.trim(),
  keyFile: orNull(form.keyFile),
  remoteHost: form.remoteHost.trim() || 'localhost',
  remotePort: orDefault(form.remotePort, 0),
  publicUrl: orNull(form.publicUrl.replace(/\/+\s*$/, '')),
})

const schemas: Partial<Record<TunnelField, { schema: z.ZodType; sentence?: string }>> = {
  domain: { schema: ngrokSettingsSchema.shape.domain },
  certificateFile: { schema: ngrokSettingsSchema.shape.certificateFile, sentence: 'This path is too long.' },
  serverAddress: { schema: ngrokSettingsSchema.shape.serverAddress },
  host: { schema: sshSettingsSchema.shape.host, sentence: 'A host is like hooks.example.com or 203.0.113.7.' },
  port: { schema: sshSettingsSchema.shape.port, sentence: 'Enter a port from 1 to 65535.' },
  user: { schema: sshSettingsSchema.shape.user, sentence: 'A user name has at most 64 characters.' },
  keyFile: { schema: sshSettingsSchema.shape.keyFile, sentence: 'This path is too long.' },
  remoteHost: { schema: sshSettingsSchema.shape.remoteHost, sentence: 'This address is too long.' },
  remotePort: { schema: sshSettingsSchema.shape.remotePort, sentence: 'Enter a port, or leave it empty for any.' },
  publicUrl: { schema: sshSettingsSchema.shape.publicUrl },
}

/** What is wrong with a field, in a sentence; `null` when nothing is, as far as can be told here. */
export function findError(field: TunnelField, form: TunnelForm): string | null {
  const rule = schemas[field]
  const result = rule?.schema.safeParse(read(form)[field])
  if (result === undefined || result.success) return null
  return rule?.sentence ?? result.error.issues[0]?.message ?? 'This cannot be used.'
}

/** The request that saves these fields of the driver. */
export function changesOf(
  driver: TunnelDriverName,
  form: TunnelForm,
  fields: readonly TunnelField[],
): RouteInput<'tunnel.configure'> {
  const values = read(form)
  if (driver === 'manual') return { manualUrl: values.manualUrl }
  const picked = Object.fromEntries(fields.map((field) => [field, values[field]]))
  return driver === 'ngrok' ? { ngrok: picked } : { ssh: picked }
}
