import type { OutsidePurpose } from '@crosswalk/contracts'

interface Told {
  to: string
  url: string
  centreName: string
  lineManagerName: string
  /** Null where it is for all apprentices. */
  learnerName: string | null
  grantedBy: string
  expiresOn: string
}

/** Says whom it is from, what it is for, and that no account is needed. */
export function toOutsideMail(purpose: OutsidePurpose, told: Told) {
  const { to, url, centreName, lineManagerName, learnerName, grantedBy, expiresOn } = told
  const { subject, ask } = toWords(purpose, learnerName ?? 'your apprentices')
  return {
    to,
    subject: `${subject} (${centreName})`,
    text: `Hello ${lineManagerName},\n\n${grantedBy} of ${centreName} ${ask}\n\n${url}\n\nYou need no account. The link is for you alone and works until ${expiresOn}. If you did not expect it, do nothing.`,
  }
}

function toWords(purpose: OutsidePurpose, learnerName: string) {
  switch (purpose) {
    case 'apprentices':
      return { subject: 'How your apprentices are doing', ask: 'shares with you how your apprentices are doing:' }
    case 'behaviours':
      return {
        subject: `${learnerName}’s behaviours at work`,
        ask: `asks you to say which behaviours ${learnerName} shows at work. It takes two minutes on a phone:`,
      }
    case 'gateway':
      return {
        subject: `${learnerName} is ready to finish`,
        ask: `asks you to read and sign that ${learnerName} is ready to finish:`,
      }
  }
}
