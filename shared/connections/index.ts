import type { Connection, Preset } from '../contracts/connection'
import type { Authentication } from '../contracts/trigger'
import { adyen } from './adyen'
import { anthropic } from './anthropic'
import { asana } from './asana'
import { auth0 } from './auth0'
import { awsSns } from './aws-sns'
import { azureEventGrid } from './azure-event-grid'
import { bitbucket } from './bitbucket'
import { calendly } from './calendly'
import { clerk } from './clerk'
import { clickup } from './clickup'
import { cloudevents } from './cloudevents'
import { customWebhook } from './custom-webhook'
import { withCustomScheme } from './custom-scheme'
import { discord } from './discord'
import { dropbox } from './dropbox'
import { github } from './github'
import { gitlab } from './gitlab'
import { googlePubsub } from './google-pubsub'
import { hubspot } from './hubspot'
import { intercom } from './intercom'
import { jira } from './jira'
import { line } from './line'
import { linear } from './linear'
import { mailgun } from './mailgun'
import { meta } from './meta'
import { microsoftGraph } from './microsoft-graph'
import { microsoftTeams } from './microsoft-teams'
import { monday } from './monday'
import { notion } from './notion'
import { okta } from './okta'
import { openai } from './openai'
import { paddle } from './paddle'
import { pagerduty } from './pagerduty'
import { resend } from './resend'
import { sendgrid } from './sendgrid'
import { sentry } from './sentry'
import { shopify } from './shopify'
import { slack } from './slack'
import { snyk } from './snyk'
import { square } from './square'
import { stripe } from './stripe'
import { svix } from './svix'
import { telegram } from './telegram'
import { trello } from './trello'
import { twilio } from './twilio'
import { twitch } from './twitch'
import { typeform } from './typeform'
import { wiz } from './wiz'
import { zendesk } from './zendesk'
import { zoom } from './zoom'

/** Every connection the app knows, in the order of the list: Custom Webhook, then by name. */
export const connections: readonly Connection[] = [
  customWebhook,
  adyen,
  awsSns,
  anthropic,
  asana,
  auth0,
  azureEventGrid,
  bitbucket,
  calendly,
  clerk,
  clickup,
  cloudevents,
  discord,
  dropbox,
  github,
  gitlab,
  googlePubsub,
  hubspot,
  intercom,
  jira,
  line,
  linear,
  mailgun,
  meta,
  microsoftGraph,
  microsoftTeams,
  monday,
  notion,
  okta,
  openai,
  paddle,
  pagerduty,
  resend,
  sendgrid,
  sentry,
  shopify,
  slack,
  snyk,
  square,
  stripe,
  svix,
  telegram,
  trello,
  twilio,
  twitch,
  typeform,
  wiz,
  zendesk,
  zoom,
]

export { schemeOf } from './custom-scheme'
export { customWebhook }

export function findConnection(id: string): Connection | undefined {
  return connections.find((connection) => connection.id === id)
}

export function findPreset(connection: Connection, id: string): Preset | undefined {
  return connection.presets.find((preset) => preset.id === id)
}

/** Whether its triggers may have a scheme of their own. */
export const allowsCustomScheme = (connection: Connection): boolean => connection.id === customWebhook.id

/** The connection that a trigger works by: the one it names, with its own scheme where that is chosen. */
export function connectionOf(trigger: {
  connectionId: string
  authentication: Authentication
}): Connection | undefined {
  const connection = findConnection(trigger.connectionId)
  return connection !== undefined && allowsCustomScheme(connection)
    ? withCustomScheme(connection, trigger.authentication)
    : connection
}
