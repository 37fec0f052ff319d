import { Button } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { filesOfFolder } from "../../../../controls/droppedFiles.ts";
import { useActs } from "../../../../useSurmise.ts";

/** Chooses a folder of pictures. */
export function FolderButton() {
  const { t } = useTranslation();
  const acts = useActs();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={(node) => {
          input.current = node;
          node?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        data-testid="folder"
        onChange={(event) => {
          const files = filesOfFolder(event.currentTarget.files);
          // Otherwise the browser would fire no change event if the same folder is chosen again.
          event.currentTarget.value = "";
          if (files.length > 0) void acts.openFiles(files);
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPhoto size={14} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t("pictures.folder")}
      </Button>
    </>
  );
}
