// https://nodemailer.com/smtp/
import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
}

export interface MailTransport {
  send(mail: Mail): Promise<void>
}

export function createSmtpTransport(url: string, from: string): MailTransport {
  const smtp = createTransport(url)
  return {
    async send({ to, subject, text }) {
      await smtp.sendMail({ from, to, subject, text })
    },
  }
}
