import {
  IconAd2,
  IconArrowsSplit,
  IconBellRinging,
  IconBolt,
  IconBrowser,
  IconClockPause,
  IconDeviceMobileMessage,
  IconEar,
  IconFlask,
  IconFrame,
  IconGitBranch,
  IconLogout,
  IconMail,
  IconMailbox,
  IconMessage,
  IconNote,
  IconPencil,
  IconPhone,
  IconQuestionMark,
  IconTargetArrow,
  IconThumbUp,
  IconUserCheck,
  IconUsers,
  IconWalk,
} from "@tabler/icons-react";

/** Icons of node kinds and channels by the names their definitions use. */
const icons = {
  "ad-2": IconAd2,
  "arrows-split": IconArrowsSplit,
  "bell-ringing": IconBellRinging,
  bolt: IconBolt,
  browser: IconBrowser,
  "clock-pause": IconClockPause,
  "device-mobile-message": IconDeviceMobileMessage,
  ear: IconEar,
  flask: IconFlask,
  frame: IconFrame,
  "git-branch": IconGitBranch,
  logout: IconLogout,
  mail: IconMail,
  mailbox: IconMailbox,
  message: IconMessage,
  note: IconNote,
  pencil: IconPencil,
  phone: IconPhone,
  "target-arrow": IconTargetArrow,
  "thumb-up": IconThumbUp,
  "user-check": IconUserCheck,
  users: IconUsers,
  walk: IconWalk,
} as const;

export function KindIcon({ name, size = 18 }: { name: string; size?: number }) {
  const Found = icons[name as keyof typeof icons] ?? IconQuestionMark;
  return <Found size={size} stroke={1.75} aria-hidden />;
}
