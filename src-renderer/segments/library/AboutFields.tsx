import { Autocomplete, SimpleGrid, TagsInput, Textarea } from "@mantine/core";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { useResource } from "../../store/remote.ts";
import { describeDraft } from "../drafts.ts";

/** What is said of a segment besides its rules: a note, its folder and its tags. */
export function AboutFields({ segment, readOnly }: { segment: NamedSegment; readOnly: boolean }) {
  const all = useResource("segments").data ?? [];
  const folders = [...new Set(all.flatMap(({ folder }) => folder ?? []))].sort();
  const tags = [...new Set(all.flatMap((each) => each.tags ?? []))].sort();
  return (
    <>
      <Textarea
        label="Note"
        placeholder="What this segment is for"
        autosize
        minRows={2}
        maxRows={6}
        value={segment.description}
        readOnly={readOnly}
        onChange={(event) => describeDraft(segment, { description: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Autocomplete
          label="Folder"
          placeholder="None"
          data={folders}
          value={segment.folder ?? ""}
          readOnly={readOnly}
          onChange={(folder) => describeDraft(segment, { folder: folder.trim() === "" ? undefined : folder })}
        />
        <TagsInput
          label="Tags"
          placeholder={segment.tags?.length ? "" : "Type a tag, then Enter"}
          data={tags}
          value={segment.tags ?? []}
          readOnly={readOnly}
          acceptValueOnBlur
          onChange={(next) => describeDraft(segment, { tags: next.length === 0 ? undefined : next })}
        />
      </SimpleGrid>
    </>
  );
}
