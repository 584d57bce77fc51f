package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	cri "k8s.io/cri-api/pkg/apis/runtime/v1alpha2"
)

func version(ctx context.Context, c client, _ arguments) error {
	answer, err := c.Version(ctx, &cri.VersionRequest{Version: "v1alpha2"})
	if err != nil {
		return fmt.Errorf("getting the runtime version: %v", err)
	}
	fmt.Printf("Version:  %s\nRuntimeName:  %s\nRuntimeVersion:  %s\nRuntimeApiVersion:  %s\n",
		answer.Version, answer.RuntimeName, answer.RuntimeVersion, answer.RuntimeApiVersion)
	return nil
}

type condition struct {
	Type    string `json:"type"`
	Status  bool   `json:"status"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

func info(ctx context.Context, c client, args arguments) error {
	answer, err := c.Status(ctx, &cri.StatusRequest{Verbose: !args.has('q')})
	if err != nil {
		return fmt.Errorf("getting status of runtime: %v", err)
	}
	conditions := []condition{}
	for _, one := range answer.Status.GetConditions() {
		conditions = append(conditions, condition{one.Type, one.Status, one.Reason, one.Message})
	}
	whole := map[string]interface{}{"status": map[string]interface{}{"conditions": conditions}}
	for name, text := range answer.Info {
		// Some of it is JSON of the runtime's own, and some are plain words.
		if json.Valid([]byte(text)) {
			whole[name] = json.RawMessage(text)
		} else {
			whole[name] = text
		}
	}
	return print(whole)
}

type image struct {
	ID          string          `json:"id"`
	RepoTags    []string        `json:"repoTags"`
	RepoDigests []string        `json:"repoDigests"`
	Size        string          `json:"size"`
	UID         *cri.Int64Value `json:"uid"`
	Username    string          `json:"username"`
}

func imageOf(i *cri.Image) image {
	return image{i.Id, list(i.RepoTags), list(i.RepoDigests), strconv.FormatUint(i.Size_, 10), i.Uid, i.Username}
}

func images(ctx context.Context, c client, args arguments) error {
	answer, err := c.images.ListImages(ctx, &cri.ListImagesRequest{})
	if err != nil {
		return fmt.Errorf("listing images: %v", err)
	}
	all := []image{}
	for _, one := range answer.Images {
		all = append(all, imageOf(one))
	}
	if args.flags['o'] == "json" {
		return print(map[string]interface{}{"images": all})
	}
	for _, one := range all {
		if args.has('q') {
			fmt.Println(one.ID)
		} else {
			fmt.Println(strings.Join(one.RepoTags, " "), one.ID, one.Size)
		}
	}
	return nil
}

func pull(ctx context.Context, c client, args arguments) error {
	for _, name := range args.words {
		answer, err := c.images.PullImage(ctx, &cri.PullImageRequest{Image: &cri.ImageSpec{Image: name}})
		if err != nil {
			return fmt.Errorf("pulling image: %v", err)
		}
		fmt.Printf("Image is up to date for %s\n", answer.ImageRef)
	}
	return nil
}

func inspectImage(ctx context.Context, c client, args arguments) error {
	for _, name := range args.words {
		answer, err := c.images.ImageStatus(ctx, &cri.ImageStatusRequest{Image: &cri.ImageSpec{Image: name}})
		if err != nil {
			return fmt.Errorf("image status for %q request: %v", name, err)
		}
		if answer.Image == nil {
			return fmt.Errorf("no such image %q present", name)
		}
		if err := print(map[string]interface{}{"status": imageOf(answer.Image)}); err != nil {
			return err
		}
	}
	return nil
}

func removeImage(ctx context.Context, c client, args arguments) error {
	for _, name := range args.words {
		if _, err := c.images.RemoveImage(ctx, &cri.RemoveImageRequest{Image: &cri.ImageSpec{Image: name}}); err != nil {
			return fmt.Errorf("removing image %q: %v", name, err)
		}
		fmt.Println("Deleted:", name)
	}
	return nil
}

func containers(ctx context.Context, c client, args arguments) error {
	filter := &cri.ContainerFilter{}
	if state, given := args.flags['s']; given {
		number, known := cri.ContainerState_value["CONTAINER_"+strings.ToUpper(state)]
		if !known {
			return fmt.Errorf("--state should be one of created, running, exited or unknown")
		}
		filter.State = &cri.ContainerStateValue{State: cri.ContainerState(number)}
	} else if !args.has('a') {
		filter.State = &cri.ContainerStateValue{State: cri.ContainerState_CONTAINER_RUNNING}
	}
	answer, err := c.ListContainers(ctx, &cri.ListContainersRequest{Filter: filter})
	if err != nil {
		return fmt.Errorf("listing containers: %v", err)
	}
	last, err := strconv.Atoi(args.flags['n'])
	for i, one := range answer.Containers {
		if err == nil && i >= last {
			break
		}
		if args.has('q') {
			fmt.Println(one.Id)
		} else {
			fmt.Println(one.Id[:13], one.State, one.Metadata.GetName(), one.Metadata.GetAttempt(), one.PodSandboxId[:13])
		}
	}
	return nil
}

func pods(ctx context.Context, c client, args arguments) error {
	answer, err := c.ListPodSandbox(ctx, &cri.ListPodSandboxRequest{})
	if err != nil {
		return fmt.Errorf("listing pod sandboxes: %v", err)
	}
	for _, one := range answer.Items {
		if args.has('q') {
			fmt.Println(one.Id)
		} else {
			fmt.Println(one.Id[:13], one.State, one.Metadata.GetName(), one.Metadata.GetNamespace())
		}
	}
	return nil
}

type podAction func(ctx context.Context, c client, id string, force bool) error

func eachPod(act podAction) func(context.Context, client, arguments) error {
	return func(ctx context.Context, c client, args arguments) error {
		if len(args.words) == 0 {
			return fmt.Errorf("ID cannot be empty")
		}
		for _, id := range args.words {
			if err := act(ctx, c, id, args.has('f')); err != nil {
				return err
			}
		}
		return nil
	}
}

func stopPod(ctx context.Context, c client, id string, _ bool) error {
	if _, err := c.StopPodSandbox(ctx, &cri.StopPodSandboxRequest{PodSandboxId: id}); err != nil {
		return fmt.Errorf("stopping the pod sandbox %q: %v", id, err)
	}
	fmt.Println("Stopped sandbox", id)
	return nil
}

func removePod(ctx context.Context, c client, id string, force bool) error {
	if force {
		if err := stopPod(ctx, c, id, force); err != nil {
			return err
		}
	}
	if _, err := c.RemovePodSandbox(ctx, &cri.RemovePodSandboxRequest{PodSandboxId: id}); err != nil {
		return fmt.Errorf("removing the pod sandbox %q: %v", id, err)
	}
	fmt.Println("Removed sandbox", id)
	return nil
}

func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

func print(value interface{}) error {
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
