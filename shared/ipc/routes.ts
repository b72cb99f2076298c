import { z } from 'zod'
import { exportFormatIdSchema, exportTextSchema } from '../contracts/export-format'
import { importPreviewSchema } from '../contracts/bundle'
import { conditionSchema } from '../contracts/condition'
import {
  conditionExplanationViewSchema,
  conditionPreviewSchema,
  pathChoicesSchema,
} from '../contracts/condition-preview'
import { confirmationSchema } from '../contracts/confirmation'
import { bodyViewSchema, deliveryDetailSchema, deliverySummarySchema } from '../contracts/delivery'
import { customSchemeSchema } from '../contracts/custom-scheme'
import { analysisSchema } from '../contracts/profile'
import { recipePreviewSchema } from '../contracts/recipe-preview'
import { sampleSummarySchema, sampleViewSchema } from '../contracts/sample'
import {
  checkReportSchema,
  playedHandshakeSchema,
  senderProofSchema,
  senderRequestSchema,
  senderRouteSchema,
  sentRequestSchema,
} from '../contracts/sender'
import { secretStorageSchema, settingsSchema } from '../contracts/settings'
import { appStatusSchema } from '../contracts/status'
import { authenticationSchema, triggerViewSchema } from '../contracts/trigger'
import {
  ngrokSettingsSchema,
  sshSettingsSchema,
  tunnelDriverSchema,
  tunnelGapSchema,
  tunnelLogLineSchema,
  tunnelProbeSchema,
} from '../contracts/tunnel'
import { outcomeSchema } from '../contracts/verdict'

const route = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({ input, output })

interface Route {
  input: z.ZodType
  output: z.ZodType
}

const nothing = z.strictObject({})
const done = z.strictObject({})
const triggerRef = z.strictObject({ triggerId: z.string() })
const deliveryRef = z.strictObject({ deliveryId: z.string() })
const sampleRef = z.strictObject({ sampleId: z.string() })

/** Every request the renderer can make: `noun.verb`, its input and its output. */
export const routes = {
  'app.snapshot': route(
    nothing,
    z.strictObject({
      revision: z.number().int(),
      status: appStatusSchema,
      settings: settingsSchema,
      triggers: z.array(triggerViewSchema),
    }),
  ),
  'app.openLink': route(z.strictObject({ url: z.url({ protocol: /^https$/ }) }), done),

  'settings.save': route(
    settingsSchema.omit({ lastPort: true, secretStorage: true, tunnel: true }).partial(),
    settingsSchema,
  ),
  'secrets.chooseStorage': route(z.strictObject({ storage: secretStorageSchema }), done),

  'triggers.create': route(
    z.strictObject({ connectionId: z.string(), eventType: z.string().nullable() }),
    triggerViewSchema,
  ),
  'triggers.update': route(
    z.strictObject({
      triggerId: z.string(),
      name: z.string().trim().min(1).max(200).optional(),
      authentication: authenticationSchema.optional(),
      /** Changing the connection or event type keeps the URL and the keys. */
      choice: z.strictObject({ connectionId: z.string(), eventType: z.string().nullable() }).optional(),
    }),
    triggerViewSchema,
  ),
  /** `complete` is the wizard's last Apply: draft to ready; it needs a confirmed schema. */
  'triggers.transition': route(
    z.strictObject({ triggerId: z.string(), to: z.enum(['complete', 'pause', 'resume']) }),
    triggerViewSchema,
  ),
  'triggers.listen': route(z.strictObject({ triggerId: z.string(), listening: z.boolean() }), triggerViewSchema),
  'triggers.remove': route(triggerRef, done),
  /** Puts the real value on the clipboard without handing it to the renderer. */
  'triggers.copy': route(
    z.strictObject({ triggerId: z.string(), field: z.enum(['fullUrl', 'baseUrl', 'apiKey']) }),
    done,
  ),

  /** The user has put the new URL into the sender's console. */
  'triggers.markUrlUpdated': route(triggerRef, triggerViewSchema),

  /** Saves what is given of the settings and, when the tunnel is wanted, connects anew. A trusted host key is forgotten when `ssh` changes its host or port. */
  'tunnel.configure': route(
    z.strictObject({
      driver: tunnelDriverSchema.optional(),
      /** As typed: a trailing slash or missing scheme is mended, anything else is `invalid_input`. */
      manualUrl: z.string().max(500).nullable().optional(),
      ngrok: ngrokSettingsSchema.partial().optional(),
      ssh: sshSettingsSchema.omit({ hostKey: true }).partial().optional(),
    }),
    settingsSchema,
  ),
  /** Takes the authtoken as pasted: bare, in quotes, or within the line `ngrok config add-authtoken …`. `invalid_input` says what it looks like instead. */
  'tunnel.setAuthtoken': route(z.strictObject({ text: z.string().min(1).max(4096) }), done),
  'tunnel.removeAuthtoken': route(nothing, done),
  /** Of the private key; an empty one removes it. */
  'tunnel.setSshPassphrase': route(z.strictObject({ passphrase: z.string().max(4096) }), done),
  /** Trusts the key the SSH host showed at the last attempt, named by its fingerprint, and connects. */
  'tunnel.trustHostKey': route(z.strictObject({ fingerprint: z.string().max(100) }), done),
  /** Returns at once; the status tells what comes of it. `invalid_input` names what is still missing. */
  'tunnel.connect': route(nothing, done),
  'tunnel.disconnect': route(nothing, done),
  /** Calls the public URL in force and waits for what comes of it, 10 s at most. */
  'tunnel.probe': route(nothing, tunnelProbeSchema),
  /** Opens a dialog to choose the private key or the certificate; `null` when cancelled. Saves nothing. */
  'tunnel.chooseFile': route(
    z.strictObject({ kind: z.enum(['sshKey', 'certificate']) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  /** The last 200 lines, oldest first. */
  'tunnel.log': route(nothing, z.strictObject({ lines: z.array(tunnelLogLineSchema) })),
  /** The newest 500 times out of reach, oldest first. */
  'tunnel.gaps': route(nothing, z.strictObject({ gaps: z.array(tunnelGapSchema) })),

  'keys.reveal': route(triggerRef, z.strictObject({ keyId: z.string(), secret: z.string() })),
  'keys.rotate': route(triggerRef, triggerViewSchema),
  'keys.setVendorSecret': route(
    z.strictObject({ triggerId: z.string(), secret: z.string().min(1).max(4096) }),
    z.strictObject({ trigger: triggerViewSchema, warning: z.string().nullable() }),
  ),
  'keys.revoke': route(z.strictObject({ triggerId: z.string(), keyId: z.string() }), triggerViewSchema),

  /** Newest first. `before` is the `seq` of the last row of the page before; `triggerId: null` lists Unmatched. */
  'deliveries.page': route(
    z.strictObject({
      triggerId: z.string().nullable(),
      outcome: outcomeSchema.nullable(),
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ deliveries: z.array(deliverySummarySchema), more: z.boolean() }),
  ),
  'deliveries.get': route(deliveryRef, deliveryDetailSchema),
  'deliveries.body': route(
    z.strictObject({ deliveryId: z.string(), form: z.enum(['pretty', 'raw', 'hex']) }),
    bodyViewSchema,
  ),
  'deliveries.remove': route(deliveryRef, done),
  /** Fetches the address that the delivery asks for, once: https, on a host of the vendor, 5 s at most. */
  'deliveries.confirm': route(deliveryRef, triggerViewSchema),
  /** The newest delivery of the trigger that asks for a confirmation; `null` when none does. */
  'deliveries.findConfirmation': route(
    triggerRef,
    z.strictObject({
      found: z
        .strictObject({ deliveryId: z.string(), receivedAt: z.number(), confirmation: confirmationSchema })
        .nullable(),
    }),
  ),

  'samples.list': route(triggerRef, z.strictObject({ samples: z.array(sampleSummarySchema) })),
  'samples.get': route(sampleRef, sampleViewSchema),
  'samples.addFromDelivery': route(deliveryRef, sampleSummarySchema),
  'samples.remove': route(sampleRef, done),

  /** The schema that all samples of the trigger together suggest; `null` while there is none. */
  'schemas.analyse': route(triggerRef, z.strictObject({ analysis: analysisSchema.nullable() })),
  /** The Apply of Sample Webhook Event: confirms the analysed schema. */
  'schemas.apply': route(triggerRef, triggerViewSchema),

  /** `null` removes it, so that every event fires. */
  'conditions.save': route(
    z.strictObject({ triggerId: z.string(), conditions: conditionSchema.nullable() }),
    triggerViewSchema,
  ),
  /** How a condition that is being written comes out on the newest recorded events and the samples. Nothing is stored. */
  'conditions.preview': route(
    z.strictObject({ triggerId: z.string(), conditions: conditionSchema.nullable() }),
    conditionPreviewSchema,
  ),
  /** What tests can be about, with the values met in the newest recorded events and the samples. */
  'conditions.paths': route(triggerRef, pathChoicesSchema),
  /** One of these events for display, as the conditions see it. `eventId` is the id of a delivery or of a sample. */
  'conditions.payload': route(z.strictObject({ triggerId: z.string(), eventId: z.string() }), bodyViewSchema),
  /** How the condition of its trigger, as it is now, comes out on a delivery. */
  'conditions.explain': route(deliveryRef, conditionExplanationViewSchema),

  /** What a scheme that is being written would make of a delivery, with the trigger's own secret; `deliveryId: null` takes a request that the app makes and signs itself. Nothing is stored. */
  'recipes.preview': route(
    z.strictObject({ triggerId: z.string(), scheme: customSchemeSchema, deliveryId: z.string().nullable() }),
    recipePreviewSchema,
  ),

  /** Posts the event type's sample, signed as the vendor signs, to the trigger's own URL over HTTP. */
  'sender.sendTest': route(
    triggerRef,
    z.strictObject({ status: z.number().int(), deliveryId: z.string().nullable(), durationMs: z.number() }),
  ),
  /** Sends a request as the vendor would. `freshId` writes a new delivery id where the vendor puts it. */
  'sender.send': route(
    z.strictObject({
      triggerId: z.string(),
      request: senderRequestSchema,
      proof: senderProofSchema,
      route: senderRouteSchema,
      freshId: z.boolean(),
    }),
    sentRequestSchema,
  ),
  /** Sends a delivery to its trigger again: the same bytes, or with a new time and signature. */
  'sender.replay': route(z.strictObject({ deliveryId: z.string(), isSignedAnew: z.boolean() }), sentRequestSchema),
  /** A delivery as a request to be changed and sent, without anything that works as a credential. */
  'sender.draft': route(deliveryRef, z.strictObject({ request: senderRequestSchema })),
  /** Sends a handshake of the connection in the vendor's form. It changes neither the trigger nor its key. */
  'sender.playHandshake': route(
    z.strictObject({ triggerId: z.string(), handshakeId: z.string() }),
    playedHandshakeSchema,
  ),
  /** Tries every way to get past the trigger that its authentication knows. It changes nothing, whatever state the trigger is in. */
  'sender.check': route(triggerRef, checkReportSchema),
  /** Saves the last report of the trigger; `path: null` means that the user cancelled. */
  'sender.exportCheck': route(
    z.strictObject({ triggerId: z.string(), format: z.enum(['json', 'markdown']) }),
    z.strictObject({ path: z.string().nullable() }),
  ),

  /** Opens a save dialog; `path: null` means that the user cancelled. */
  'bundles.export': route(
    z.strictObject({ triggerId: z.string(), kind: z.enum(['bundle', 'jsonSchema']) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  /** Opens a file dialog and reads the bundle; nothing changes until `bundles.import`. */
  'bundles.open': route(nothing, z.strictObject({ preview: importPreviewSchema.nullable() })),
  'bundles.import': route(z.strictObject({ importId: z.string() }), triggerViewSchema),

  /** The text of an export with what its format cannot say, or why there is none. */
  'exports.print': route(z.strictObject({ triggerId: z.string(), format: exportFormatIdSchema }), exportTextSchema),
  /** Asks where to save the export; `path` is `null` when the dialog was cancelled. */
  'exports.save': route(
    z.strictObject({ triggerId: z.string(), format: exportFormatIdSchema }),
    z.strictObject({ path: z.string().nullable() }),
  ),
} satisfies Record<string, Route>

export type Routes = typeof routes
export type RouteName = keyof Routes
export type RouteInput<Name extends RouteName> = z.input<Routes[Name]['input']>
export type RouteParsed<Name extends RouteName> = z.output<Routes[Name]['input']>
export type RouteOutput<Name extends RouteName> = z.output<Routes[Name]['output']>
