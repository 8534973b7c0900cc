import {
  IconArrowsSplit,
  IconClockPause,
  IconEar,
  IconGitBranch,
  IconLogout,
  IconMail,
  IconMessage,
  IconPencil,
  IconPhone,
  IconQuestionMark,
  IconTargetArrow,
  IconUsers,
} from "@tabler/icons-react";

/** Icons of node kinds and channels by the names their definitions use. */
const icons = {
  "arrows-split": IconArrowsSplit,
  "clock-pause": IconClockPause,
  ear: IconEar,
  "git-branch": IconGitBranch,
  logout: IconLogout,
  mail: IconMail,
  message: IconMessage,
  pencil: IconPencil,
  phone: IconPhone,
  "target-arrow": IconTargetArrow,
  users: IconUsers,
} as const;

export function KindIcon({ name, size = 18 }: { name: string; size?: number }) {
  const Found = icons[name as keyof typeof icons] ?? IconQuestionMark;
  return <Found size={size} stroke={1.75} aria-hidden />;
}
