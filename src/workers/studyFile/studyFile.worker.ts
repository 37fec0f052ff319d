import { expose } from "comlink";
import { startHeart } from "../heart.ts";
import { readStudyFile } from "./studyFile.ts";
import type { StudyFileApi } from "./studyFile.protocol.ts";

const served: StudyFileApi = { read: readStudyFile };

expose(served);
startHeart();
